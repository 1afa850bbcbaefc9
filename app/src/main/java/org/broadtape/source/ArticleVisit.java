package org.broadtape.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.broadtape.base.Problem;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.broadtape.wire.fetch.Limits;
import org.broadtape.wire.fetch.Request;
import org.broadtape.wire.fetch.Robots;
import org.broadtape.wire.page.Article;
import org.broadtape.wire.page.Pages;

/// A visit to the page behind a link, and to the few it points to for the rest of its article: as
/// far as the host's `robots.txt` allows, and those few with the pause between them that the host
/// is owed. The first page's turn is the caller's to take.
final class ArticleVisit {
    private static final String ROBOT = "broadtape";
    private static final Duration ROBOTS_KEPT = Duration.ofHours(1);
    private static final int HOSTS = 500;
    private static final int NEXT_PAGES = 4;
    private static final int SHORT = 600;

    /// How often a turn at a host is waited for, others taking it meanwhile.
    private static final int TURNS = 5;

    private static final Map<String, String> HEADERS =
            Map.of("Accept", "text/html, application/xhtml+xml, */*;q=0.1");

    private final Fetcher fetcher;
    private final HostPace pace;
    private final Consumer<Duration> pause;
    private final Clock clock;
    private final Map<String, Known> robots = new ConcurrentHashMap<>();

    /// @param robots absent where the host could not say
    private record Known(Optional<Robots> robots, Instant until) {}

    /// @param pace the turns at hosts
    /// @param pause lets a time pass
    ArticleVisit(Fetcher fetcher, HostPace pace, Consumer<Duration> pause, Clock clock) {
        this.fetcher = fetcher;
        this.pace = pace;
        this.pause = pause;
        this.clock = clock;
    }

    /// What came of a visit.
    sealed interface Outcome {
        /// The page was read.
        ///
        /// @param parts the article's pages, in order; never empty
        /// @param host where they were read
        record Seen(List<Article> parts, String host) implements Outcome {
            /// The first page, or the one it pointed to where that says more.
            Article article() {
                return parts.getFirst();
            }

            /// All of its text.
            String text() {
                return String.join("\n\n", parts.stream().map(Article::text).toList());
            }

            /// The same as HTML.
            String html() {
                return String.join("", parts.stream().map(Article::html).toList());
            }
        }

        /// It failed and may be tried again.
        ///
        /// @param after how long the host wants to be left alone
        record Failed(Problem problem, Optional<Duration> after) implements Outcome {}

        /// There is no use in trying again.
        record Never(Problem problem) implements Outcome {}
    }

    /// Reads the article at an address.
    Outcome at(URI address) {
        return switch (read(address)) {
            case Read read -> seen(read);
            case Unread unread -> unread.outcome();
        };
    }

    private sealed interface Page {}

    private record Read(Article article, URI address) implements Page {}

    private record Unread(Outcome outcome) implements Page {}

    private Outcome seen(Read first) {
        Read fullest = first;
        if (first.article().text().length() < SHORT && mayTake(first.article())) {
            for (URI other : others(first)) {
                if (further(other) instanceof Read read
                        && mayTake(read.article())
                        && read.article().text().length() > fullest.article().text().length()) {
                    fullest = read;
                    break;
                }
            }
        }
        List<Article> parts = new ArrayList<>(List.of(fullest.article()));
        Set<URI> seen = new HashSet<>(List.of(first.address(), fullest.address()));
        Optional<URI> next = nextAfter(parts);
        while (next.filter(seen::add).isPresent() && parts.size() <= NEXT_PAGES) {
            if (!(further(next.get()) instanceof Read read && mayTake(read.article()))) {
                break;
            }
            parts.add(read.article());
            next = nextAfter(parts);
        }
        return new Outcome.Seen(parts, Optional.ofNullable(first.address().getHost()).orElse(""));
    }

    private static Optional<URI> nextAfter(List<Article> parts) {
        return parts.getLast().elsewhere().next();
    }

    /// Where a page says the same article lies, on its own host.
    private static List<URI> others(Read first) {
        List<URI> others = new ArrayList<>();
        var elsewhere = first.article().elsewhere();
        elsewhere.whole().ifPresent(others::add);
        elsewhere.print().ifPresent(others::add);
        elsewhere.amp().ifPresent(others::add);
        others.removeIf(at -> !String.valueOf(at.getHost()).equals(first.address().getHost()));
        return others;
    }

    private static boolean mayTake(Article article) {
        return article.keepable() && article.access() != Article.Access.PAID;
    }

    /// Reads a page that another one pointed to, when its host's turn has come.
    private Page further(URI address) {
        String host = Optional.ofNullable(address.getAuthority()).orElse("");
        Duration wait = pace.claim(host, clock.instant());
        for (int turn = 0; wait.isPositive() && turn < TURNS; turn++) {
            pause.accept(wait);
            wait = pace.claim(host, clock.instant());
        }
        return wait.isPositive()
                ? new Unread(
                        new Outcome.Failed(
                                problem("busy", "Its host is asked too much", address),
                                Optional.of(wait)))
                : read(address);
    }

    private Page read(URI address) {
        Optional<Robots> rules = robots(address);
        if (rules.isEmpty()) {
            Problem unsaid =
                    problem("robots", "Its host could not say what robots may read", address);
            return new Unread(new Outcome.Failed(unsaid, Optional.empty()));
        }
        if (!rules.get().allow(address)) {
            return new Unread(
                    new Outcome.Never(
                            problem("robots", "Its host's robots.txt lets no robot in", address)));
        }
        return switch (fetcher.fetch(
                new Request(address, HEADERS, Optional.empty(), Limits.PAGE))) {
            case FetchOutcome.Fetched fetched -> page(fetched);
            case FetchOutcome.NotModified ignored ->
                    new Unread(
                            new Outcome.Never(problem("odd", "It says it is unchanged", address)));
            case FetchOutcome.Throttled throttled ->
                    new Unread(
                            new Outcome.Failed(
                                    problem("throttled", "Its host asks for fewer looks", address),
                                    throttled.retryAfter()));
            case FetchOutcome.Gone ignored ->
                    new Unread(new Outcome.Never(problem("gone", "It is gone for good", address)));
            case FetchOutcome.Failed failed -> failed(failed, address);
        };
    }

    private static Page page(FetchOutcome.Fetched fetched) {
        URI address = fetched.address();
        byte[] bytes = fetched.body().bytes();
        if (!Pages.isPage(bytes)) {
            return new Unread(new Outcome.Never(problem("no-page", "It is no page", address)));
        }
        String said = String.join(",", fetched.headers().all("X-Robots-Tag"));
        if (said.toLowerCase(Locale.ROOT).matches(".*\\b(?:noarchive|none)\\b.*")) {
            return new Unread(
                    new Outcome.Never(problem("not-kept", "It asks not to be kept", address)));
        }
        return new Read(
                Pages.read(bytes, fetched.contentType(), Optional.of(address.toString())), address);
    }

    private static Page failed(FetchOutcome.Failed failed, URI address) {
        Problem problem = problem(failed.kind().code(), failed.problem().what(), address);
        return new Unread(
                switch (failed.kind()) {
                    case ADDRESS, GUARDED, LARGE, REDIRECT, FORBIDDEN, ENCODING, UNEXPECTED ->
                            new Outcome.Never(problem);
                    case NAME, CONNECT, TLS, SLOW, TRUNCATED, MALFORMED, MISSING, SERVER ->
                            new Outcome.Failed(problem, Optional.empty());
                });
    }

    static Problem problem(String name, String what, URI address) {
        return Problem.of(
                "article-" + name,
                Problem.Severity.WARNING,
                what + " (" + address + ")",
                "an open page with the story's article");
    }

    private Optional<Robots> robots(URI address) {
        URI file = address.resolve("/robots.txt");
        String host = file.getScheme() + "://" + file.getAuthority();
        Known known = robots.get(host);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.robots();
        }
        if (robots.size() >= HOSTS) {
            robots.clear();
        }
        Optional<Robots> rules =
                rules(fetcher.fetch(Request.get(file, Limits.SHORT.bytes(1 << 20, 1 << 20))));
        robots.put(host, new Known(rules, clock.instant().plus(ROBOTS_KEPT)));
        return rules;
    }

    /// RFC 9309 §2.3.1: a host that has no such file lets everybody in; one that can't say, whose
    /// answer is absent, nobody until it can.
    private static Optional<Robots> rules(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched ->
                    Optional.of(Robots.read(fetched.body().bytes(), ROBOT));
            case FetchOutcome.NotModified ignored -> Optional.empty();
            case FetchOutcome.Throttled ignored -> Optional.empty();
            case FetchOutcome.Gone ignored -> Optional.of(Robots.ALL);
            case FetchOutcome.Failed failed ->
                    failed.status().orElse(500) / 100 == 4
                            ? Optional.of(Robots.ALL)
                            : Optional.empty();
        };
    }
}
