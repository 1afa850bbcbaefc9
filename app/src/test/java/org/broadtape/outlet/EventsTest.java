package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.broadtape.account.Browser;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.wire.PubStatus;
import org.junit.jupiter.api.Test;

class EventsTest extends Stand {
    @Test
    void tellsWhatIsNewWhatChangedAndWhatIsGone() throws Exception {
        try (Ear ear = Ear.on(house)) {
            StoryId story = receive(item("1", "Harbour reopens"));
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
            receive(item("1", "Harbour reopens in part"));
            Ear.Heard changed = ear.next();
            assertThat(changed.name()).isEqualTo("changed");
            assertThat(changed.data()).contains("\"headline\":\"Harbour reopens in part\"");
            receive(item("1", "Harbour reopens").pubStatus(PubStatus.CANCELED));
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
                            .embargoedUntil(clock.instant().plus(Duration.ofHours(1))));
            receive(item("2", "Breakwater").pubStatus(PubStatus.CANCELED));
            receive(item("3", "Harbour"));
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
            receive(item("1", "Harbour"));
            last = ear.next().id();
        }
        receive(item("2", "Lighthouse"));
        StoryId dead = receive(item("3", "Breakwater"));
        receive(item("3", "Breakwater").pubStatus(PubStatus.CANCELED));
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
                receive(item("4", "Pier"));
                assertThat(ear.next().data()).contains("Pier");
                receive(item("4", "Pier").pubStatus(PubStatus.CANCELED));
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
            receive(item("1", "Markets"));
            receive(other, "sea", item("2", "Sea").build());
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
            receive(item("1", "Harbour"));
            assertThat(early.next().name()).isEqualTo("end");
            try (Ear stranger = new Ear(house, "/events");
                    Ear friend = new Ear(house, "/events?token=" + token)) {
                assertThat(stranger.answer.statusCode()).isEqualTo(401);
                assertThat(friend.next().name()).isEqualTo("begin");
                receive(item("2", "Lighthouse"));
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
}
