package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.account.Browser;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
    private final TestClock clock = new TestClock();
    private House house;
    private SourceId source;

    @BeforeEach
    void open(@TempDir Path data) throws Exception {
        house = House.open(new Settings(0, data, Optional.empty()), clock);
        source = source("markets");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void tellsWhatIsNewWhatChangedAndWhatIsGone() throws Exception {
        try (Ear ear = Ear.on(house)) {
            StoryId story = receive(item("1", "Harbour reopens").build());
            Ear.Heard fresh = ear.next();
            assertThat(fresh.name()).isEqualTo("story");
            assertThat(fresh.data())
                    .contains("\"id\":" + story)
                    .contains("\"headline\":\"Harbour reopens\"")
                    .contains("\"source\":\"Source of markets\"")
                    .contains("\"section\":\"markets\"")
                    .contains("\"time\":\"2024-10-21T12:00:00Z\"")
                    .contains(
                            "\"url\":\"http://localhost:" + house.port() + "/story/" + story + "\"")
                    .doesNotContain("text of");
            receive(item("1", "Harbour reopens in part").build());
            Ear.Heard changed = ear.next();
            assertThat(changed.name()).isEqualTo("changed");
            assertThat(changed.data()).contains("\"headline\":\"Harbour reopens in part\"");
            receive(item("1", "Harbour reopens").pubStatus(PubStatus.CANCELED).build());
            Ear.Heard gone = ear.next();
            assertThat(gone.name()).isEqualTo("gone");
            assertThat(gone.data())
                    .contains("\"id\":" + story)
                    .contains("\"why\":\"withdrawn\"")
                    .doesNotContain("Harbour");
            assertThat(Long.parseLong(gone.id())).isGreaterThan(Long.parseLong(fresh.id()));
        }
    }

    @Test
    void isSilentAboutWhatReadersMayNotSeeUntilTheyMay() throws Exception {
        try (Ear ear = Ear.on(house)) {
            receive(
                    item("1", "Lighthouse")
                            .embargoedUntil(clock.instant().plus(Duration.ofHours(1)))
                            .build());
            receive(item("2", "Breakwater").pubStatus(PubStatus.CANCELED).build());
            receive(item("3", "Harbour").build());
            assertThat(ear.next().data()).contains("Harbour");
            clock.advance(Duration.ofHours(2));
            house.newsroom().tidy(Duration.ZERO, 0);
            Ear.Heard lifted = ear.next();
            assertThat(lifted.name()).isEqualTo("story");
            assertThat(lifted.data()).contains("Lighthouse");
        }
    }

    @Test
    void doesNotAnnounceBackNumbersAsNew() throws Exception {
        try (Ear ear = Ear.on(house)) {
            house.newsroom()
                    .receive(
                            new Delivery(
                                    source,
                                    item("1", "Harbour").build(),
                                    Delivery.Manner.BACK_NUMBER,
                                    Optional.empty()));
            assertThat(ear.next().name()).isEqualTo("changed");
        }
    }

    @Test
    void goesOnWhereSomebodyStoppedListening() throws Exception {
        String last;
        try (Ear ear = Ear.on(house)) {
            receive(item("1", "Harbour").build());
            last = ear.next().id();
        }
        receive(item("2", "Lighthouse").build());
        StoryId dead = receive(item("3", "Breakwater").build());
        receive(item("3", "Breakwater").pubStatus(PubStatus.CANCELED).build());
        for (Ear ear :
                new Ear[] {
                    new Ear(house, "/events", "Last-Event-ID", last),
                    new Ear(house, "/events?after=" + last)
                }) {
            try (ear) {
                assertThat(ear.next().name()).isEqualTo("begin");
                assertThat(ear.next().data()).contains("Lighthouse");
                Ear.Heard gone = ear.next();
                assertThat(gone.name()).isEqualTo("gone");
                assertThat(gone.data()).contains("\"id\":" + dead).doesNotContain("Breakwater");
                receive(item("4", "Pier").build());
                assertThat(ear.next().data()).contains("Pier");
                receive(item("4", "Pier").pubStatus(PubStatus.CANCELED).build());
                assertThat(ear.next().name()).isEqualTo("gone");
            }
        }
    }

    @Test
    void tellsOnlyOfTheSectionOrTheSourceAskedFor() throws Exception {
        SourceId other = source("sea");
        try (Ear section = new Ear(house, "/events?section=sea");
                Ear one = new Ear(house, "/events?source=" + other)) {
            section.next();
            one.next();
            receive(item("1", "Markets").build());
            house.newsroom()
                    .receive(
                            new Delivery(
                                    other,
                                    item("2", "Sea").build(),
                                    Delivery.Manner.NEWS,
                                    Optional.of("sea")));
            assertThat(section.next().data()).contains("Sea");
            assertThat(one.next().data()).contains("Sea");
        }
    }

    @Test
    void isClosedToStrangersOnceTheSiteIsPrivate() throws Exception {
        try (Browser owner = Browser.ofOwner(house);
                Ear early = Ear.on(house)) {
            String token = Doors.token(owner);
            Doors.makePrivate(owner);
            receive(item("1", "Harbour").build());
            assertThat(early.next().name()).isEqualTo("end");
            try (Ear stranger = new Ear(house, "/events");
                    Ear friend = new Ear(house, "/events?token=" + token)) {
                assertThat(stranger.answer.statusCode()).isEqualTo(401);
                assertThat(friend.next().name()).isEqualTo("begin");
                receive(item("2", "Lighthouse").build());
                assertThat(friend.next().data()).contains("Lighthouse");
            }
        }
    }

    @Test
    void refusesAPositionThatIsNone() throws Exception {
        try (Ear ear = new Ear(house, "/events?after=yesterday")) {
            assertThat(ear.answer.statusCode()).isEqualTo(400);
            assertThat(ear.answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("problem+json"));
        }
    }

    @Test
    void endsItsStreamsWhenTheSiteStops() throws Exception {
        try (Ear ear = Ear.on(house)) {
            house.close();
            assertThat(ear.next().name()).isEqualTo("end");
        }
    }

    private SourceId source(String section) {
        return house.sources()
                .add(
                        Source.Kind.PUSH,
                        "Source of " + section,
                        Optional.empty(),
                        Source.Settings.USUAL)
                .id();
    }

    private StoryId receive(WireItem item) {
        return house.newsroom()
                .receive(new Delivery(source, item, Delivery.Manner.NEWS, Optional.of("markets")))
                .story();
    }

    private WireItemBuilder item(String uri, String headline) {
        return WireItem.builder(uri, FeedFormat.RSS_20)
                .headline(headline)
                .bodyText("The text of " + headline)
                .bodyHtml("<p>The text of " + headline + "</p>")
                .published(Stamp.utc(clock.instant()));
    }
}
