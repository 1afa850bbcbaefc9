package org.broadtape.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// Asks a site for many pages over kept HTTP/1.1 connections, as little of the machine's time being
/// spent on asking as a socket and a thread each need: the site runs beside it.
///
/// @param connections kept, each with one request at a time
/// @param paths of the request at that place, from 0; called by several threads
record HttpLoad(URI site, int connections, LongFunction<String> paths) {
    private static final int MOST = 4_000_000;

    /// What came of it.
    ///
    /// @param requests answered with 200
    /// @param bytes of their bodies as sent
    /// @param seconds it took
    /// @param millis each request took, sorted; in an open loop from when it was due, so that a
    ///   stall counts for all who would have come meanwhile
    @SuppressWarnings("ArrayRecordComponent") // figures on their way out, never compared
    record Asked(long requests, long bytes, double seconds, double[] millis) {
        /// The milliseconds that this share of the requests took at most.
        double quantile(double share) {
            return millis[(int) Math.min(millis.length - 1, Math.floor(millis.length * share))];
        }
    }

    /// Asks as fast as the site answers.
    Asked closed(Duration time) throws InterruptedException {
        return run(0, time);
    }

    /// Asks so many times a second, whether the site keeps up or not.
    Asked open(double perSecond, Duration time) throws InterruptedException {
        return run(1e9 / perSecond, time);
    }

    private Asked run(double interval, Duration time) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        double[] millis = new double[MOST];
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            threads[i] =
                    Thread.ofPlatform()
                            .start(() -> {
                                try (Line line = new Line(site)) {
                                    while (true) {
                                        long at = next.getAndIncrement();
                                        long due = start + Math.round(at * interval);
                                        due = interval == 0 ? System.nanoTime() : due;
                                        if (due >= end || at >= MOST) {
                                            return;
                                        }
                                        await(due);
                                        bytes.addAndGet(line.ask(paths.apply(at)));
                                        millis[(int) at] = (System.nanoTime() - due) / 1e6;
                                    }
                                } catch (IOException | RuntimeException broken) {
                                    failed.incrementAndGet();
                                    throw broken instanceof IOException io
                                            ? new UncheckedIOException(io)
                                            : (RuntimeException) broken;
                                }
                            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " connections failed");
        }
        int count = (int) Math.min(next.get() - connections, MOST);
        double[] taken = Arrays.copyOf(millis, count);
        Arrays.sort(taken);
        return new Asked(count, bytes.get(), (System.nanoTime() - start) / 1e9, taken);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// One connection.
    private static final class Line implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final String head;
        private final byte[] body = new byte[1 << 16];

        Line(URI site) throws IOException {
            socket = new Socket(site.getHost(), site.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            head =
                    " HTTP/1.1\r\nHost: "
                            + site.getAuthority()
                            + "\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n";
        }

        /// Answers how many bytes the body had.
        long ask(String path) throws IOException {
            socket.getOutputStream()
                    .write(("GET " + path + head).getBytes(StandardCharsets.ISO_8859_1));
            String status = line();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(path + " answered " + status);
            }
            long length = -1;
            for (String field = line(); !field.isEmpty(); field = line()) {
                if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Long.parseLong(field.substring(15).strip());
                }
            }
            return length >= 0 ? skip(length) : chunks();
        }

        private long chunks() throws IOException {
            long sum = 0;
            while (true) {
                long size = Long.parseLong(line(), 16);
                sum += skip(size);
                line();
                if (size == 0) {
                    return sum;
                }
            }
        }

        private long skip(long length) throws IOException {
            for (long left = length; left > 0; ) {
                int read = in.read(body, 0, (int) Math.min(left, body.length));
                if (read < 0) {
                    throw new EOFException();
                }
                left -= read;
            }
            return length;
        }

        private String line() throws IOException {
            int length = 0;
            for (int unit = in.read(); unit != '\n'; unit = in.read()) {
                if (unit < 0) {
                    throw new EOFException();
                }
                body[length++] = (byte) unit;
            }
            return new String(body, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
