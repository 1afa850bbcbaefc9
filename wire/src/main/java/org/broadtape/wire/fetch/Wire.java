package org.broadtape.wire.fetch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import org.broadtape.wire.fetch.FetchOutcome.Kind;

/// Reads an HTTP/1.1 answer from a connection (RFC 9112), strictly and bounded: the head line by
/// line, then the body by its length, by chunks, or to the end of the connection.
final class Wire {
    private static final int LONGEST_LINE = 16_384;
    private static final int LARGEST_HEAD = 65_536;
    private static final int MOST_FIELDS = 200;
    private static final String HTTP = "HTTP/1.0 or HTTP/1.1 (RFC 9112)";

    private final InputStream in;
    private final Watch watch;
    private final int limit;
    private int headBytes;
    private int bodyBytes;

    /// @param limit the most body bytes read
    Wire(InputStream in, Watch watch, int limit) {
        this.in = new BufferedInputStream(in, 16_384);
        this.watch = watch;
        this.limit = limit;
    }

    /// Status line and header fields.
    record Head(int status, Headers headers) {}

    Head head() throws IOException {
        for (int interim = 0; interim < 6; interim++) {
            Head head = oneHead();
            if (head.status() >= 200) {
                return head;
            }
        }
        throw new FetchFailure(Kind.MALFORMED, "More than five interim answers", HTTP);
    }

    private Head oneHead() throws IOException {
        String first = line();
        if (!first.matches("HTTP/1\\.[01] [1-9]\\d\\d( .*)?")) {
            throw new FetchFailure(
                    Kind.MALFORMED,
                    "The answer starts with " + org.broadtape.base.Problem.quote(first),
                    HTTP);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        Headers headers = new Headers();
        for (int fields = 0; ; fields++) {
            String line = line();
            if (line.isEmpty()) {
                return new Head(status, headers);
            }
            int colon = line.indexOf(':');
            if (fields >= MOST_FIELDS) {
                throw new FetchFailure(
                        Kind.LARGE, "More than " + MOST_FIELDS + " header fields", "fewer");
            }
            if (colon > 0 && line.charAt(0) > ' ') {
                headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
            // A field without a colon or a folded one (RFC 9112 §5.2) is passed over.
        }
    }

    /// The body as it is on the wire, its framing undone; ends with −1 only where it is whole.
    InputStream body(Headers headers) throws IOException {
        String coding = String.join(",", headers.all("transfer-encoding")).toLowerCase(Locale.ROOT);
        if (!coding.isBlank()) {
            if (!coding.strip().equals("chunked")) {
                throw new FetchFailure(
                        Kind.MALFORMED,
                        "Transfer-Encoding " + org.broadtape.base.Problem.quote(coding),
                        "chunked");
            }
            return new Chunks();
        }
        OptionalLong length = OptionalLong.empty();
        for (String value : headers.all("content-length")) {
            for (String one : value.split(",")) {
                if (!one.strip().matches("\\d{1,18}")) {
                    throw wrongLength(value);
                }
                long said = Long.parseLong(one.strip());
                if (length.isPresent() && length.getAsLong() != said) {
                    throw wrongLength(value);
                }
                length = OptionalLong.of(said);
            }
        }
        if (length.isEmpty()) {
            return new ToTheEnd();
        }
        if (length.getAsLong() > limit) {
            throw tooLarge("It says it has " + length.getAsLong() + " bytes");
        }
        return new Counted((int) length.getAsLong());
    }

    private static FetchFailure wrongLength(String value) {
        return new FetchFailure(
                Kind.MALFORMED,
                "Content-Length " + org.broadtape.base.Problem.quote(value),
                "one number of bytes");
    }

    private FetchFailure tooLarge(String what) {
        return new FetchFailure(Kind.LARGE, what, "at most " + limit + " bytes");
    }

    private FetchFailure truncated(String what) {
        return new FetchFailure(Kind.TRUNCATED, what, "the whole body");
    }

    private String line() throws IOException {
        byte[] bytes = new byte[128];
        int length = 0;
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw headBytes == 0
                        ? new FetchFailure(
                                Kind.CONNECT, "The connection was closed without an answer", HTTP)
                        : truncated("The connection ended within the head of the answer");
            }
            headBytes++;
            if (headBytes > LARGEST_HEAD || length >= LONGEST_LINE) {
                throw new FetchFailure(
                        Kind.LARGE,
                        "The head of the answer is longer than " + LARGEST_HEAD + " bytes",
                        "a shorter one");
            }
            if (b == '\n') {
                int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
                return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            }
            if (b == 0) {
                throw new FetchFailure(
                        Kind.MALFORMED, "A NUL byte in the head of the answer", HTTP);
            }
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) b;
        }
    }

    /// Reads at most so many bytes of body and counts them; −1 at the connection's end.
    private int some(byte[] into, int at, int most) throws IOException {
        int got = in.read(into, at, most);
        if (got > 0) {
            watch.received(got);
            bodyBytes += got;
            if (bodyBytes > limit) {
                throw tooLarge("More than " + limit + " bytes were sent");
            }
        }
        return got;
    }

    private abstract static class Framed extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public abstract int read(byte[] into, int at, int most) throws IOException;
    }

    private final class ToTheEnd extends Framed {
        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            return some(into, at, most);
        }
    }

    private final class Counted extends Framed {
        private final int said;
        private int left;

        Counted(int length) {
            said = length;
            left = length;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = some(into, at, Math.min(most, left));
            if (got < 0) {
                throw truncated("Content-Length " + said + ", but only " + (said - left) + " came");
            }
            left -= got;
            return got;
        }
    }

    private final class Chunks extends Framed {
        private int left;
        private boolean ended;

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            if (left == 0 && !ended) {
                next();
            }
            if (ended) {
                return -1;
            }
            int got = some(into, at, Math.min(most, left));
            if (got < 0) {
                throw truncated("The connection ended within a chunk");
            }
            left -= got;
            if (left == 0 && !line().isEmpty()) {
                throw malformed("A chunk is longer than it says");
            }
            return got;
        }

        private void next() throws IOException {
            // Sizes count against the head's bound no further than their own line.
            headBytes = 1;
            String size = line().split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,8}")) {
                throw malformed("A chunk's size is " + org.broadtape.base.Problem.quote(size));
            }
            long length = Long.parseLong(size, 16);
            if (length > limit) {
                throw tooLarge("A chunk says it has " + length + " bytes");
            }
            left = (int) length;
            watch.received(0);
            if (left == 0) {
                ended = true;
                while (!line().isEmpty()) {
                    // trailer fields are of no use
                }
            }
        }

        private FetchFailure malformed(String what) {
            return new FetchFailure(Kind.MALFORMED, what, "chunks as in RFC 9112 §7.1");
        }
    }

    /// Reads the stream whole; a connection that ends too early is told as such.
    static byte[] whole(InputStream in, int most, String what) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        byte[] part = new byte[16_384];
        try {
            for (int got = in.read(part); got >= 0; got = in.read(part)) {
                if (out.size() + got > most) {
                    throw new FetchFailure(
                            Kind.LARGE,
                            "More than " + most + " bytes " + what,
                            "at most " + most + " bytes");
                }
                out.write(part, 0, got);
            }
        } catch (EOFException e) {
            throw new FetchFailure(
                    Kind.ENCODING, "The compressed body ends too early", "the whole body");
        }
        return out.toByteArray();
    }
}
