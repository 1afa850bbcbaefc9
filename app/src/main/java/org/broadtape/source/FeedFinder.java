package org.broadtape.source;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.wire.discovery.FeedLinks;
import org.broadtape.wire.fetch.FetchOutcome;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.broadtape.wire.fetch.Limits;
import org.broadtape.wire.fetch.Request;
import org.broadtape.wire.fetch.Validators;

/// Finds the feed at an address that an owner typed, which may be that of a page. What the page
/// offers comes first; where it offers nothing, the three usual places of its site are tried.
public final class FeedFinder {
    /// Where feeds lie on sites that don't say so.
    static final List<String> USUAL_PLACES = List.of("/feed", "/rss.xml", "/atom.xml");

    private static final Limits PAGE = Limits.PAGE.within(Duration.ofSeconds(15));
    private static final Limits PLACE = Limits.PAGE.within(Duration.ofSeconds(6));

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final HostPace pace;
    private final Clock clock;

    /// @param pace told of what is asked here, so that the first look at a feed keeps its distance
    public FeedFinder(Fetcher fetcher, FeedReader reader, HostPace pace, Clock clock) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.pace = pace;
        this.clock = clock;
    }

    /// What was found.
    public sealed interface Found {
        /// A feed.
        record Feed(URI address) implements Found {}

        /// A page that offers several; never fewer than two.
        record Choice(List<FeedLinks.Offer> offers) implements Found {
            /// Copies its list.
            public Choice {
                offers = List.copyOf(offers);
            }
        }

        /// Something else, and no feed at the usual places.
        ///
        /// @param tried where it was looked for besides
        record Nothing(List<URI> tried) implements Found {
            /// Copies its list.
            public Nothing {
                tried = List.copyOf(tried);
            }
        }

        /// The address could not be asked.
        ///
        /// @param why in plain words, without a full stop
        record Unanswered(String why) implements Found {}
    }

    /// Looks there; at most four requests, redirects aside, and half a minute or so.
    public Found find(URI address) {
        var _ = pace.claim(Optional.ofNullable(address.getAuthority()).orElse(""), clock.instant());
        return switch (ask(address, PAGE)) {
            case FetchOutcome.Fetched page -> found(address, page);
            case FetchOutcome.NotModified ignored -> new Found.Unanswered("The server answers 304");
            case FetchOutcome.Throttled busy ->
                    new Found.Unanswered("The server asks for fewer looks (" + busy.status() + ")");
            case FetchOutcome.Gone ignored ->
                    new Found.Unanswered("The server says that it is gone for good");
            case FetchOutcome.Failed failed -> new Found.Unanswered(failed.problem().what());
        };
    }

    private Found found(URI address, FetchOutcome.Fetched page) {
        if (isFeed(page)) {
            return new Found.Feed(page.movedTo().orElse(address));
        }
        List<FeedLinks.Offer> offers =
                FeedLinks.of(page.body().bytes(), page.contentType(), page.address());
        if (offers.size() > 1) {
            return new Found.Choice(offers);
        }
        if (!offers.isEmpty()) {
            return new Found.Feed(offers.getFirst().address());
        }
        return guessed(page.address());
    }

    private Found guessed(URI page) {
        List<URI> tried = new ArrayList<>();
        for (String place : USUAL_PLACES) {
            URI at = page.resolve(place);
            tried.add(at);
            if (ask(at, PLACE) instanceof FetchOutcome.Fetched fetched && isFeed(fetched)) {
                return new Found.Feed(fetched.movedTo().orElse(at));
            }
        }
        return new Found.Nothing(tried);
    }

    private FetchOutcome ask(URI address, Limits limits) {
        return fetcher.fetch(Request.feed(address, Validators.NONE).within(limits));
    }

    private boolean isFeed(FetchOutcome.Fetched fetched) {
        return reader.read(
                        fetched.body().bytes(),
                        fetched.contentType(),
                        Optional.of(fetched.address()))
                .format()
                .isPresent();
    }
}
