package org.broadtape.wire.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.broadtape.wire.fetch.FetchOutcome.Kind;

/// Undoes `Content-Encoding` (RFC 9110 §8.4), bounded: what inflates beyond its limit is a bomb and
/// is dropped where the limit is reached.
final class Decoding {
    private Decoding() {}

    static Body decode(InputStream in, Headers headers, int most) throws IOException {
        String coding =
                String.join(",", headers.all("content-encoding"))
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("identity|[\\s,]+", "");
        try {
            return switch (coding) {
                case "" -> new Body(Wire.whole(in, most, "were sent"));
                case "gzip", "x-gzip" -> gzip(in, most);
                case "deflate" -> deflate(in, most);
                default ->
                        throw new FetchFailure(
                                Kind.ENCODING,
                                "Content-Encoding " + org.broadtape.base.Problem.quote(coding),
                                "gzip, deflate or none");
            };
        } catch (ZipException e) {
            throw new FetchFailure(
                    Kind.ENCODING, "The compressed body is broken", "sound " + coding);
        }
    }

    private static Body gzip(InputStream in, int most) throws IOException {
        PushbackInputStream peek = new PushbackInputStream(in, 1);
        int first = peek.read();
        if (first < 0) {
            return Body.EMPTY;
        }
        peek.unread(first);
        // Some servers say gzip and send plain text.
        InputStream plain = first == 0x1f ? new GZIPInputStream(peek, 8_192) : peek;
        return new Body(Wire.whole(plain, most, "came out of the compressed body"));
    }

    private static Body deflate(InputStream in, int most) throws IOException {
        PushbackInputStream peek = new PushbackInputStream(in, 1);
        int first = peek.read();
        if (first < 0) {
            return Body.EMPTY;
        }
        peek.unread(first);
        // zlib (RFC 1950) is meant; servers that send bare deflate (RFC 1951) are many.
        boolean zlib = (first & 0x0f) == 8 && first >> 4 <= 7;
        Inflater inflater = new Inflater(!zlib);
        try (InflaterInputStream plain = new InflaterInputStream(peek, inflater, 8_192)) {
            return new Body(Wire.whole(plain, most, "came out of the compressed body"));
        } finally {
            inflater.end();
        }
    }
}
