package org.broadtape.page;

import io.javalin.http.Context;
import java.util.HexFormat;
import org.broadtape.base.Sha256;

/// An entity tag (RFC 9110 §8.8.3), by which whoever has an answer already is told so in a line.
///
/// @param value as it stands in the header
public record Tag(String value) {
    /// Of what is said. Weak, since it names that and not one encoding of it (RFC 9110 §8.8.1).
    public static Tag of(byte[] said) {
        return new Tag("W/\"" + HexFormat.of().formatHex(Sha256.of(said), 0, 12) + "\"");
    }

    /// Names it in the answer; true if the asker has it already, and then the answer is made 304
    /// (RFC 9110 §13.1.2).
    public boolean isHeld(Context request) {
        request.header("ETag", value);
        String held = request.header("If-None-Match");
        if (held == null || !(held.contains(value) || held.strip().equals("*"))) {
            return false;
        }
        request.status(304);
        return true;
    }
}
