package org.broadtape.wire.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Turns host names into addresses. Asked once for each hop; what it answers is judged whole, and
/// only what was judged is connected to.
@FunctionalInterface
public interface Names {
    /// All addresses of a name or literal, never empty.
    ///
    /// @param host ASCII, without brackets or trailing dot
    List<InetAddress> of(String host) throws UnknownHostException;

    /// The machine's own resolver.
    static Names system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
