package org.broadtape.picture.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.broadtape.base.Problem;
import org.broadtape.base.Sha256;
import org.broadtape.picture.internal.Development.Printed;
import org.broadtape.picture.internal.Development.Refused;
import org.broadtape.wire.fetch.Body;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.Limits;
import org.broadtape.wire.fetch.Request;

/// Fetches a picture and has it developed. Fetching waits for others and runs on whatever thread
/// asks; developing is work, and is done one picture at a time on a thread of its own, so that
/// pages don't wait behind it.
public final class Laboratory implements AutoCloseable {
    /// What one picture may cost: 10 MiB, half a minute.
    static final Limits LIMITS =
            Limits.PICTURE.bytes(10 << 20, 10 << 20).within(Duration.ofSeconds(30));

    private static final Map<String, String> HEADERS =
            Map.of("Accept", "image/jpeg, image/png, image/gif;q=0.9, image/*;q=0.2, */*;q=0.1");

    /// How long to wait after each failure; after the last one it is given up.
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(15),
                    Duration.ofHours(2),
                    Duration.ofHours(12));

    private static final Duration LONGEST_WAIT = Duration.ofDays(2);

    private final Fetcher fetcher;
    private final ExecutorService darkroom;

    /// A laboratory that fetches with that fetcher.
    public Laboratory(Fetcher fetcher) {
        this.fetcher = fetcher;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("darkroom").factory());
        one.allowCoreThreadTimeOut(true);
        this.darkroom = one;
    }

    /// What came of a picture.
    public sealed interface Outcome {
        /// It is ready to be kept.
        ///
        /// @param hash SHA-256 of the bytes that came, in hexadecimal
        record Made(String hash, Printed printed) implements Outcome {}

        /// It failed and is to be tried again.
        record Later(Duration after) implements Outcome {}

        /// It can't be had.
        record Never(Problem problem) implements Outcome {}
    }

    /// Fetches and develops a picture.
    ///
    /// @param tries how often it failed before
    public Outcome make(URI address, int tries) throws InterruptedException {
        FetchOutcome outcome =
                fetcher.fetch(new Request(address, HEADERS, Optional.empty(), LIMITS));
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> develop(address, fetched.body());
            case FetchOutcome.NotModified ignored ->
                    again(address, tries, problem("odd", "The server says it is unchanged", "it"));
            case FetchOutcome.Throttled throttled -> {
                Outcome usual =
                        again(
                                address,
                                tries,
                                problem("throttled", "The server asks for fewer looks", "it"));
                yield usual instanceof Outcome.Later later
                        ? new Outcome.Later(longer(later.after(), throttled.retryAfter()))
                        : usual;
            }
            case FetchOutcome.Gone ignored ->
                    never(address, problem("gone", "The server says it is gone", "a picture"));
            case FetchOutcome.Failed failed -> failed(address, tries, failed);
        };
    }

    private static Duration longer(Duration usual, Optional<Duration> asked) {
        return asked.filter(wait -> wait.compareTo(usual) > 0)
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(usual);
    }

    private static Outcome failed(URI address, int tries, FetchOutcome.Failed failed) {
        Problem problem =
                problem(failed.kind().code(), failed.problem().what(), failed.problem().expected());
        return switch (failed.kind()) {
            case ADDRESS, GUARDED, LARGE, REDIRECT, FORBIDDEN, ENCODING, UNEXPECTED ->
                    never(address, problem);
            case NAME, CONNECT, TLS, SLOW, TRUNCATED, MALFORMED, MISSING, SERVER ->
                    again(address, tries, problem);
        };
    }

    private static Outcome again(URI address, int tries, Problem problem) {
        return tries < WAITS.size() ? new Outcome.Later(WAITS.get(tries)) : never(address, problem);
    }

    private static Outcome never(URI address, Problem problem) {
        return new Outcome.Never(
                problem(problem.name(), problem.what() + " (" + address + ")", problem.expected()));
    }

    private static Problem problem(String name, String what, String expected) {
        return Problem.of(
                name.startsWith("picture-") ? name : "picture-" + name,
                Problem.Severity.WARNING,
                what,
                expected);
    }

    private Outcome develop(URI address, Body body) throws InterruptedException {
        try {
            return switch (darkroom.submit(() -> Darkroom.develop(body.bytes())).get()) {
                case Printed printed -> new Outcome.Made(Sha256.hex(body.bytes()), printed);
                case Refused refused -> never(address, refused.problem());
            };
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OutOfMemoryError) {
                return never(
                        address,
                        problem(
                                "too-large",
                                "There is no memory for the picture",
                                "a smaller one"));
            }
            throw new IllegalStateException("Developing " + address + " broke", failed.getCause());
        }
    }

    /// Develops what was handed in and no more.
    @Override
    public void close() {
        darkroom.shutdown();
    }
}
