package org.broadtape.find;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.find.internal.IndexKeeper;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.Use;
import org.broadtape.search.Extracts;
import org.broadtape.search.Hits;
import org.broadtape.search.SearchPage;
import org.broadtape.search.SearchPage.Order;
import org.broadtape.search.StoryQuery;
import org.broadtape.store.Follower;
import org.broadtape.store.Journal;
import org.broadtape.wire.WireItem;

/// Answers what readers type. What the index finds is joined with what the newsroom says of each
/// story at that moment, texts included, so that no story is shown, not even in an extract, that
/// the newsroom would not show.
public final class SearchDesk implements AutoCloseable {
    /// Stories on one page of an answer.
    public static final int PAGE = 20;

    private static final int MOST_LOOKS = 5;

    private final IndexKeeper keeper;
    private final Shelf shelf;
    private final Clock clock;

    private SearchDesk(IndexKeeper keeper, Shelf shelf, Clock clock) {
        this.keeper = keeper;
        this.shelf = shelf;
        this.clock = clock;
    }

    /// Opens the desk with its index in a folder.
    public static SearchDesk open(Path folder, Shelf shelf, Journal journal, Clock clock)
            throws IOException {
        return new SearchDesk(IndexKeeper.open(folder, shelf, journal), shelf, clock);
    }

    /// Who brings the index up to date; to be started among the followers of the journal.
    public Follower follower() {
        return keeper;
    }

    /// What was typed, as it is understood here and now: days are those of UTC.
    public StoryQuery understand(String typed) {
        return StoryQuery.parse(typed, clock.instant(), ZoneOffset.UTC);
    }

    /// A page of stories that match.
    ///
    /// @param after the cursor the page before ended with; absent for the first
    public Answer search(String typed, Order order, Optional<String> after) {
        StoryQuery query = understand(typed);
        Hits hits = keeper.search(query, new SearchPage(order, PAGE, after, clock.instant()));
        Extracts extracts = Extracts.of(query);
        List<Answer.Found> found =
                open(hits).stream().map(story -> found(story, extracts)).toList();
        return new Answer(query, found, hits.total(), hits.totalIsExact(), hits.next());
    }

    /// The newest stories that match, for a feed.
    ///
    /// @param limit the most stories, 1 to [SearchPage#LARGEST]
    public List<Story> newest(String typed, int limit) {
        StoryQuery query = understand(typed);
        List<Story> newest = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int look = 0; look < MOST_LOOKS && newest.size() < limit; look++) {
            SearchPage page = new SearchPage(Order.NEWEST, limit, after, clock.instant());
            Hits hits = keeper.search(query, page);
            newest.addAll(open(hits));
            after = hits.next();
            if (after.isEmpty()) {
                break;
            }
        }
        return newest.size() <= limit ? newest : List.copyOf(newest.subList(0, limit));
    }

    /// A part of all stories that match, newest first; those that readers may not see are left out,
    /// so a part can be shorter than the limit and still not be the last.
    ///
    /// @param after the cursor the part before ended with; absent for the first
    /// @param limit the most stories, 1 to [SearchPage#LARGEST]
    public Slice<Story> part(String typed, Optional<String> after, int limit) {
        SearchPage page = new SearchPage(Order.NEWEST, limit, after, clock.instant());
        Hits hits = keeper.search(understand(typed), page);
        return new Slice<>(open(hits), hits.next());
    }

    /// How many stories match; at most so many are counted as [Hits] says.
    public long count(StoryQuery query) {
        return keeper.search(query, SearchPage.first(Order.NEWEST, 1, clock.instant())).total();
    }

    /// How far a new index has come; empty when it is built.
    public Optional<IndexKeeper.Progress> building() {
        return keeper.building();
    }

    /// Lets searches see at once all that was followed; else they do within a quarter of a second.
    public void refresh() {
        keeper.refresh();
    }

    /// Builds the index anew from the journal; searches meanwhile find what is built.
    public void rebuild() {
        keeper.rebuild();
    }

    /// Those of the stories found that readers may see now.
    private List<Story> open(Hits hits) {
        List<StoryId> ids = hits.hits().stream().map(hit -> new StoryId(hit.id())).toList();
        return shelf.stories(ids).stream().filter(this::isOpen).toList();
    }

    private boolean isOpen(Story story) {
        return story.line().state() == StoryState.LIVE
                && story.sent().isPresent()
                && story.sent()
                        .flatMap(WireItem::expires)
                        .filter(at -> !at.isAfter(clock.instant()))
                        .isEmpty()
                && story.sent()
                        .flatMap(WireItem::embargoedUntil)
                        .filter(at -> at.isAfter(clock.instant()))
                        .isEmpty();
    }

    private static Answer.Found found(Story story, Extracts extracts) {
        StoryLine line = story.line();
        String text = story.item(Use.EXTRACT).map(SearchDesk::text).orElse("");
        return new Answer.Found(line, extracts.marks(line.headline()), extracts.extract(text));
    }

    /// Summary and body; the body alone where it begins as the summary does.
    private static String text(WireItem item) {
        String summary = item.summary().orElse("");
        String body = item.bodyText();
        if (body.isBlank() || summary.isBlank()) {
            return body.isBlank() ? summary : body;
        }
        String start = summary.substring(0, Math.min(summary.length(), 60));
        return body.startsWith(start) ? body : summary + "\n\n" + body;
    }

    @Override
    public void close() {
        keeper.close();
    }
}
