package org.broadtape.wire.fetch;

import java.time.Duration;

/// What one fetch may cost, redirects included.
///
/// @param connect for one connection, TLS included
/// @param head from the request until the last header of an answer
/// @param total for all of it
/// @param paceWindow over which the pace of a body is measured
/// @param paceBytes fewer bytes than this in a window, and the fetch is given up: a byte a second
///   is no way to send a feed
/// @param wireBytes the most body bytes taken from the connection
/// @param bodyBytes the most body bytes after gzip or deflate was undone
/// @param redirects the most hops followed
public record Limits(
        Duration connect,
        Duration head,
        Duration total,
        Duration paceWindow,
        int paceBytes,
        int wireBytes,
        int bodyBytes,
        int redirects) {
    private static final int MEBIBYTE = 1 << 20;

    /// For a feed: 16 MiB sent, 24 MiB read, a minute and a half.
    public static final Limits FEED =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(90),
                    Duration.ofSeconds(10),
                    2_000,
                    16 * MEBIBYTE,
                    24 * MEBIBYTE,
                    8);

    /// For an article page or a site's front page: 4 MiB sent, 8 MiB read.
    public static final Limits PAGE = FEED.bytes(4 * MEBIBYTE, 8 * MEBIBYTE);

    /// For a picture: 12 MiB.
    public static final Limits PICTURE = FEED.bytes(12 * MEBIBYTE, 12 * MEBIBYTE);

    /// For a short exchange such as a WebSub subscription: 64 KiB, twenty seconds.
    public static final Limits SHORT = FEED.bytes(1 << 16, 1 << 16).within(Duration.ofSeconds(20));

    /// The same with other sizes.
    public Limits bytes(int sent, int read) {
        return new Limits(connect, head, total, paceWindow, paceBytes, sent, read, redirects);
    }

    /// The same with another total time.
    public Limits within(Duration time) {
        return new Limits(
                connect, head, time, paceWindow, paceBytes, wireBytes, bodyBytes, redirects);
    }

    /// The same with another least pace.
    public Limits pace(Duration window, int bytes) {
        return new Limits(connect, head, total, window, bytes, wireBytes, bodyBytes, redirects);
    }

    /// The same with another time for connecting and for the head of an answer.
    public Limits head(Duration connecting, Duration answering) {
        return new Limits(
                connecting,
                answering,
                total,
                paceWindow,
                paceBytes,
                wireBytes,
                bodyBytes,
                redirects);
    }
}
