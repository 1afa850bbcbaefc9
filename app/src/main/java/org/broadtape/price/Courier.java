package org.broadtape.price;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.Reply;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Limits;
import org.broadtape.wire.fetch.Request;

/// Carries a provider's request out and its reply back, over the web or from the folder of prices.
/// Neither the key nor an address with it is told to anybody but the provider.
final class Courier {
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    1_000,
                    Reply.LIMIT,
                    Reply.LIMIT,
                    3);

    private final Function<Request, FetchOutcome> fetch;
    private final Path folder;
    private final Clock clock;

    /// @param folder where the owner puts files of prices
    Courier(Function<Request, FetchOutcome> fetch, Path folder, Clock clock) {
        this.fetch = fetch;
        this.folder = folder;
        this.clock = clock;
    }

    /// What came back.
    sealed interface Back {
        /// A reply, good or bad.
        record Came(Reply reply) implements Back {}

        /// None, and why in words without the key.
        record Nothing(String why) implements Back {}
    }

    Back carry(Ask ask) {
        return "folder".equals(ask.told().getScheme()) ? file(ask) : web(ask);
    }

    private Back web(Ask ask) {
        Map<String, String> headers = new LinkedHashMap<>(ask.headers());
        headers.putIfAbsent("Accept", "application/json, text/csv, application/xml, */*;q=0.5");
        Request request = new Request(ask.address(), headers, Optional.empty(), LIMITS);
        return switch (fetch.apply(request)) {
            case FetchOutcome.Fetched came -> came(came);
            case FetchOutcome.NotModified _ -> bare(304, Map.of());
            case FetchOutcome.Throttled(int status, Optional<Duration> wait) ->
                    bare(
                            status,
                            wait.map(time -> Map.of("retry-after", "" + time.toSeconds()))
                                    .orElse(Map.of()));
            case FetchOutcome.Gone _ -> bare(410, Map.of());
            case FetchOutcome.Failed failed ->
                    failed.status().isPresent()
                            ? bare(failed.status().getAsInt(), Map.of())
                            : new Back.Nothing(ask.hidden(failed.problem().what()));
        };
    }

    private Back came(FetchOutcome.Fetched came) {
        Map<String, String> headers = new LinkedHashMap<>();
        came.contentType().ifPresent(type -> headers.put("content-type", type));
        return new Back.Came(
                new Reply(came.status(), headers, came.body().bytes(), clock.instant()));
    }

    private Back bare(int status, Map<String, String> headers) {
        return new Back.Came(new Reply(status, headers, new byte[0], clock.instant()));
    }

    private Back file(Ask ask) {
        String name = ask.told().getSchemeSpecificPart();
        Path file = folder.resolve(name).normalize();
        if (!folder.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
            return bare(404, Map.of());
        }
        try {
            if (Files.size(file) > Reply.LIMIT) {
                return new Back.Nothing("The file " + name + " is larger than 16 MiB");
            }
            return new Back.Came(
                    new Reply(200, Map.of(), Files.readAllBytes(file), clock.instant()));
        } catch (IOException unreadable) {
            return new Back.Nothing("The file " + name + " can't be read");
        }
    }
}
