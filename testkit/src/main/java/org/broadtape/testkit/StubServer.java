package org.broadtape.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/// A server on a free loopback port that answers exactly what a test tells it to, bytes and all:
/// wrong lengths, half answers, a byte a second. What it was asked is kept for the test to read.
public final class StubServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private StubServer(ServerSocket socket, String scheme) {
        this.socket = socket;
        this.scheme = scheme;
    }

    /// Writes one answer to a connection, which is closed afterwards.
    @FunctionalInterface
    public interface Answer {
        /// Writes whatever it likes.
        void to(Received request, OutputStream out) throws IOException;
    }

    /// A request that came.
    ///
    /// @param target path and query as asked
    /// @param headers names without regard to case; of repeated ones the last
    public record Received(String method, String target, Map<String, String> headers, String body) {
        /// A header field.
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /// A server that speaks HTTP.
    public static StubServer start() {
        try {
            return new StubServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http")
                    .listen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A server that speaks HTTP within TLS.
    public static StubServer startSecure(SSLContext context) {
        try {
            return new StubServer(
                            context.getServerSocketFactory()
                                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                            "https")
                    .listen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers a path (or, where one is given, a path with query) so from now on.
    public StubServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /// The address of a path on it, by number: `http://127.0.0.1:41234/feed`.
    public URI at(String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    /// The port it listens on.
    public int port() {
        return socket.getLocalPort();
    }

    /// All requests so far, oldest first.
    public List<Received> received() {
        return List.copyOf(received);
    }

    /// A plain answer with a right length.
    public static Answer reply(int status, Map<String, String> headers, byte[] body) {
        return (request, out) -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " As told\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            head.append("Content-Length: " + body.length + "\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
        };
    }

    /// A plain answer in UTF-8.
    public static Answer reply(int status, Map<String, String> headers, String body) {
        return reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /// A redirect.
    public static Answer redirect(int status, Object location) {
        return reply(status, Map.of("Location", location.toString()), "");
    }

    /// Exactly these bytes, head and all; `\n` is not turned into anything.
    public static Answer raw(String answer) {
        return (request, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The first bytes at once, then the same byte again and again, until the asker goes away.
    public static Answer trickle(String first, char then, Duration each) {
        return (request, out) -> {
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(each.toNanos());
                out.write(then);
                out.flush();
            }
        };
    }

    /// One answer after the other; the last stays.
    public static Answer inTurn(Answer... inTurn) {
        AtomicInteger next = new AtomicInteger();
        return (request, out) ->
                inTurn[Math.min(next.getAndIncrement(), inTurn.length - 1)].to(request, out);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StubServer listen() {
        Thread.ofVirtual()
                .name("stub server")
                .start(() -> {
                    try {
                        while (true) {
                            Socket asker = socket.accept();
                            open.add(asker);
                            Thread.ofVirtual().start(() -> serve(asker));
                        }
                    } catch (IOException e) {
                        // closed: the test is over
                    }
                });
        return this;
    }

    private void serve(Socket asker) {
        try (asker) {
            InputStream in = new BufferedInputStream(asker.getInputStream());
            String[] first = line(in).split(" ");
            if (first.length < 2) {
                return;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            Received request = new Received(first[0], first[1], headers, body);
            received.add(request);
            Answer answer =
                    answers.getOrDefault(
                            first[1],
                            answers.getOrDefault(
                                    first[1].split("\\?", 2)[0], reply(404, Map.of(), "")));
            OutputStream out = asker.getOutputStream();
            answer.to(request, out);
            out.flush();
        } catch (IOException e) {
            // the asker went away, which many tests want it to
        } finally {
            open.remove(asker);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
