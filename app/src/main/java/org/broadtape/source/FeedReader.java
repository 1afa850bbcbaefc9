package org.broadtape.source;

import java.net.URI;
import java.util.Optional;
import org.broadtape.wire.Reading;

/// Reads bytes of any known format into items; never throws at an input.
@FunctionalInterface
public interface FeedReader {
    /// Reads them.
    ///
    /// @param contentType as the sender declared it
    /// @param base what relative links resolve against
    Reading read(byte[] bytes, Optional<String> contentType, Optional<URI> base);
}
