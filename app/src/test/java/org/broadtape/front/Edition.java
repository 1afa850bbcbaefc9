package org.broadtape.front;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;

/// A small edition of a paper that never was, with one of everything a page has to show: a story of
/// three versions with a correction, a copy, a withdrawal, an embargo, an undated story, one in
/// another script, one that attacks. All words are ours and tell of nothing that happened.
public final class Edition {
    /// Put into a headline and a body; a browser that ran it would say so in its title.
    public static final String ATTACK =
            "<script>document.title='attacked'</script><img src=x onerror=\"document.title='attacked'\">";

    public final StoryId corrected;
    public final StoryId copy;
    public final StoryId killed;
    public final StoryId embargoed;
    public final StoryId undated;
    public final StoryId attacking;
    public final StoryId other;
    public final SourceId wire;

    private static final String RATE =
            """
            The central bank of the island left its main rate at %s percent on Monday, the fourth meeting in a row without a change, and said that it saw no hurry to move.

            All seven members of the board voted for it, the bank said. Inflation was 2.1 percent in September, close to the bank’s aim of 2 percent, after 2.4 percent in August.

            Little haste

            “We have time, and we mean to use it,” the governor told reporters after the meeting. She would not say whether a cut in December was likely.

            %s

            The bank’s next meeting is on December 9.\
            """;

    private final Newsroom newsroom;
    private final TestClock clock;

    private Edition(Newsroom newsroom, Sources sources, TestClock clock) {
        this.newsroom = newsroom;
        this.clock = clock;
        wire = source(sources, "Island Wire", "markets", "https://wire.example/feed.xml");
        SourceId harbour =
                source(sources, "Harbour Gazette", "trade", "https://harbour.example/rss");
        clock.set(Instant.parse("2024-10-20T16:05:00Z"));
        other =
                receive(
                        harbour,
                        item(
                                        "ferry",
                                        "Ferry between the islands runs again after nine days of storm",
                                        "2024-10-20T12:02:00-04:00")
                                .summary(
                                        "The harbour office opened both piers at noon; the first boat left with 214 passengers.")
                                .bodyText(
                                        "The harbour office opened both piers at noon.\n\nThe first boat left with 214 passengers."));
        killed =
                receive(
                        wire,
                        item(
                                        "kill",
                                        "Ferry company says it will raise its fares in spring",
                                        "2024-10-20T12:01:00-04:00")
                                .bodyText("A text that will be withdrawn."));
        clock.advance(Duration.ofMinutes(20));
        receive(
                wire,
                item(
                                "kill",
                                "Ferry company says it will raise its fares in spring",
                                "2024-10-20T12:01:00-04:00")
                        .signal(Signal.KILL)
                        .pubStatus(PubStatus.CANCELED));
        clock.set(Instant.parse("2024-10-21T08:41:30Z"));
        corrected = receive(wire, rate(1));
        clock.advance(Duration.ofMinutes(41));
        copy =
                receive(
                        harbour,
                        item(
                                        "rate-copy",
                                        "Central bank of the island leaves its rate at 3.25 percent",
                                        "2024-10-21T09:20:00Z")
                                .bodyText(
                                        RATE.formatted(
                                                "3.25",
                                                "Two members had asked for a cut in the spring.")));
        clock.advance(Duration.ofMinutes(57));
        receive(wire, rate(2));
        clock.advance(Duration.ofMinutes(20));
        receive(wire, rate(3));
        undated =
                receive(
                        harbour,
                        WireItem.builder("undated", FeedFormat.RSS_20)
                                .headline("Lighthouse to be painted")
                                .bodyText("It will be white again."));
        newsroom.release(undated);
        attacking =
                receive(
                        harbour,
                        item("attack", "Words that would be code " + ATTACK, "2024-10-21T10:12:00Z")
                                .summary("A summary " + ATTACK)
                                .bodyText("Harmless words.")
                                .bodyHtml(
                                        "<p>Harmless words.</p>"
                                                + ATTACK
                                                + "<p onclick=\"x\" style=\"color:red\">More</p>"
                                                + "<a href=\"javascript:document.title='attacked'\">link</a><iframe src=\"https://evil.example\"></iframe>"));
        receive(
                wire,
                item(
                                "rtl",
                                "البنك المركزي للجزيرة يبقي سعر الفائدة دون تغيير",
                                "2024-10-21T13:40:00+03:00")
                        .language("ar")
                        .bodyText("أبقى البنك المركزي سعر الفائدة عند 3.25 في المئة."));
        receive(
                wire,
                item(
                                "long",
                                "Shipyard, port authority and both unions sign a four-year agreement on wages, night shifts and the dredging of the northern channel after eleven weeks of talks",
                                "2024-10-21T06:50:00-04:00")
                        .headTag("UPDATE 2-")
                        .summary(
                                "The agreement covers 3,400 workers. Wages rise by 3.1 percent in the first year, by 2.5 percent in each of the others.")
                        .bodyHtml(
                                "<p>The agreement covers 3,400 workers.</p><h3>Wages</h3><table><thead><tr><th>Year</th><th>Rise in percent</th><th>Night shift, per hour</th><th>Remarks of the arbitrators</th></tr></thead><tbody><tr><td>2025</td><td>3.1</td><td>4.20</td><td>paid from January, also to apprentices</td></tr><tr><td>2026</td><td>2.5</td><td>4.40</td><td>subject to the volume of trade</td></tr></tbody></table><h4>Channel</h4><p>Dredging begins in <em>March</em>; see <a href=\"https://port.example/plan\">the plan</a>.</p><blockquote><p>“Nobody got all he wanted.”</p></blockquote><ul><li>Two unions</li><li>One yard</li></ul>")
                        .bodyText("The agreement covers 3,400 workers."));
        embargoed =
                receive(
                        wire,
                        item(
                                        "embargo",
                                        "Secret until Tuesday: the harvest figures",
                                        "2024-10-21T10:30:00Z")
                                .embargoedUntil(Instant.parse("2024-10-22T06:00:00Z"))
                                .bodyText("Hidden words."));
        clock.set(Instant.parse("2024-10-21T11:02:00Z"));
    }

    /// Fills a data folder as a running site would have, and closes it again.
    public static Edition fill(Path data, TestClock clock) throws java.io.IOException {
        Files.createDirectories(data);
        try (Database database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"));
                Newsroom newsroom = new Newsroom(database, new Journal(database, clock), clock)) {
            return new Edition(newsroom, new Sources(database, clock), clock);
        }
    }

    /// Fills an open site.
    public static Edition fill(Newsroom newsroom, Sources sources, TestClock clock) {
        return new Edition(newsroom, sources, clock);
    }

    private static SourceId source(Sources sources, String name, String section, String address) {
        Source.Settings usual = Source.Settings.USUAL;
        return sources.add(
                        Source.Kind.FEED,
                        name,
                        Optional.of(URI.create(address)),
                        usual.inSection(Optional.of(section)))
                .id();
    }

    private StoryId receive(SourceId source, WireItemBuilder item) {
        String section = source.value() == 1 ? "markets" : "trade";
        StoryId id =
                newsroom.receive(
                                new Delivery(
                                        source,
                                        item.build(),
                                        Delivery.Manner.NEWS,
                                        Optional.of(section)))
                        .story();
        clock.advance(Duration.ofSeconds(40));
        return id;
    }

    private WireItemBuilder rate(int version) {
        String extra =
                "Two members had asked for a cut in the spring, when prices had hardly risen.";
        WireItemBuilder item =
                item(
                                "rate",
                                "Central bank leaves rate at 3.25 percent, sees no hurry",
                                "2024-10-21T04:40:00-04:00")
                        .byline("By A Writer and Another Writer")
                        .writers(List.of("A Writer", "Another Writer"))
                        .dateline("PORT TOWN, Oct 21 (Island Wire) -")
                        .located("Port Town")
                        .agency("Island Wire")
                        .link(URI.create("https://wire.example/stories/rate"))
                        .summary(
                                "All seven members of the board voted for it. Inflation is close to the bank’s aim.")
                        .rights(
                                new WireItem.Rights(
                                        Optional.of("For editorial use only."),
                                        Optional.of("Island Wire"),
                                        Optional.of("© 2024 Island Wire")))
                        .subjects(
                                List.of(
                                        new WireItem.Subject(
                                                "Interest rates",
                                                Optional.empty(),
                                                Optional.empty()),
                                        new WireItem.Subject(
                                                "Central banks",
                                                Optional.empty(),
                                                Optional.empty()),
                                        new WireItem.Subject(
                                                "night desk",
                                                Optional.of("island:desk"),
                                                Optional.empty())))
                        .problems(
                                List.of(
                                        Problem.of(
                                                "guid-missing",
                                                Problem.Severity.WARNING,
                                                "The item has no guid",
                                                "a guid or a link")));
        item.pictures(
                List.of(
                        new WireItem.Picture(
                                URI.create("https://wire.example/bank.jpg"),
                                Optional.of(
                                        "FILE PHOTO: The central bank’s building seen from the old harbour in Port Town"),
                                Optional.of("Nobody/Island Wire"),
                                true,
                                Optional.of("October 16, 2024"),
                                WireItem.Rights.UNSAID,
                                OptionalInt.of(1200),
                                OptionalInt.of(800))));
        return switch (version) {
            case 1 -> body(item, RATE.formatted("3.25", extra));
            case 2 ->
                    body(
                                    item,
                                    RATE.formatted(
                                            "3.25",
                                            extra + " One of them has left the board since."))
                            .signal(Signal.UPDATE)
                            .headTag("UPDATE 1-")
                            .updated(stamp("2024-10-21T06:18:00-04:00"));
            default ->
                    body(
                                    item,
                                    RATE.formatted(
                                            "3.50",
                                            extra + " One of them has left the board since."))
                            .headline("Central bank leaves rate at 3.50 percent, sees no hurry")
                            .signal(Signal.CORRECTION)
                            .headTag("CORRECTED-")
                            .updated(stamp("2024-10-21T06:38:00-04:00"))
                            .edNote(
                                    "Corrects the rate in headline and first paragraph to 3.50 percent, not 3.25 percent.");
        };
    }

    private static WireItemBuilder body(WireItemBuilder item, String text) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.split("\n\n")) {
            String element = paragraph.length() < 20 ? "h2" : "p";
            html.append('<')
                    .append(element)
                    .append('>')
                    .append(paragraph)
                    .append("</")
                    .append(element)
                    .append('>');
        }
        return item.bodyText(text).bodyHtml(html.toString());
    }

    private static WireItemBuilder item(String uri, String headline, String published) {
        return WireItem.builder(uri, FeedFormat.NINJS)
                .headline(headline)
                .language("en")
                .published(stamp(published));
    }

    private static Stamp stamp(String time) {
        return Stamp.of(OffsetDateTime.parse(time));
    }

    /// A picture to be attached to a story.
    public static Story.Picture picture(WireItem item, String path) {
        return new Story.Picture(path, 1200, 800, item.pictures().getFirst());
    }

    /// The clock the edition was made with.
    public Clock clock() {
        return clock;
    }
}
