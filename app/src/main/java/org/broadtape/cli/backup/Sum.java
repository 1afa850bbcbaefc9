package org.broadtape.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.broadtape.base.Sha256;

/// Copies bytes, counting and summing them on the way.
final class Sum {
    private final MessageDigest digest = Sha256.begin();
    private long bytes;

    /// Copies at most so many bytes and one more, so that whoever counts sees that there were more.
    void copy(InputStream from, OutputStream to, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (bytes <= most) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, most - bytes + 1));
            if (read < 0) {
                return;
            }
            digest.update(buffer, 0, read);
            to.write(buffer, 0, read);
            bytes += read;
        }
    }

    /// How many bytes were copied.
    long bytes() {
        return bytes;
    }

    /// SHA-256 of what was copied, in hexadecimal; asked once.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The member that was copied.
    Manifest.Member member(String name) {
        return new Manifest.Member(name, bytes, sha256());
    }
}
