package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadtape.newsroom.StoryId;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Test;

/// What may not be seen leaves by no door.
class NothingLeaksTest extends Stand {
    /// A story that readers may not see.
    ///
    /// @param word stands in its headline, its text and nowhere else
    /// @param wasOpen whether readers could see it at first, so that who listened then has heard it
    /// @param headlined whether a tombstone may tell its headline
    private record Secret(String word, StoryId id, boolean wasOpen, boolean headlined) {}

    private final List<Secret> secrets = new ArrayList<>();
    private final List<Ear> ears = new ArrayList<>();

    @Test
    void nothingThatMayNotBeSeenLeavesByAnyDoor() throws Exception {
        StoryId open = receive(item("open", "Harbour"));
        Ear early = new Ear(house, "/events");
        ears.add(early);
        long start = Long.parseLong(early.next().id());
        secrets();
        StoryId last = receive(item("last", "Pier"));
        Ear late = new Ear(house, "/events?after=" + start);
        ears.add(late);

        for (Map.Entry<String, String> door : doors(open).entrySet()) {
            HttpResponse<String> answer = get(door.getKey(), "Accept", door.getValue());
            assertThat(answer.statusCode()).as(door.getKey()).isEqualTo(200);
            for (Secret secret : secrets) {
                assertSilent(door.getKey(), answer.body(), secret);
            }
        }
        for (Secret secret : secrets) {
            for (String door :
                    new String[] {
                        "/api/v1/stories/" + secret.id(),
                        "/story/" + secret.id(),
                        "/story/" + secret.id() + "/versions",
                        "/story/" + secret.id() + "/versions/1..2"
                    }) {
                HttpResponse<String> answer = get(door);
                assertThat(answer.statusCode()).as(door).isIn(404, 410);
                assertSilent(door, answer.body(), secret);
            }
        }
        for (Secret secret : secrets) {
            HttpResponse<String> why = get("/story/" + secret.id() + "/links");
            assertThat(why.statusCode()).isIn(303, 404, 410);
            assertSilent("/story/" + secret.id() + "/links", why.body(), secret);
        }
        for (Ear ear : ears) {
            String heard = heardUntil(ear, last);
            for (Secret secret : secrets) {
                if (ear != early || !secret.wasOpen()) {
                    assertSilent("/events", heard, secret);
                }
            }
            ear.close();
        }
    }

    @Test
    void noDoorTellsANoteThatIsNotToBePublished() throws Exception {
        StoryId open = receive(item("n", "Quay").privateNotes(List.of("Foghorn of the desk")));
        Map<String, String> doors = doors(open);
        doors.put("/api/v1/stories/" + open, "*/*");
        doors.put("/api/v1/stories?q=foghorn", "*/*");
        doors.put("/search?q=desk", "text/html");
        doors.put("/story/" + open + "/versions", "text/html");
        for (Map.Entry<String, String> door : doors.entrySet()) {
            HttpResponse<String> answer = get(door.getKey(), "Accept", door.getValue());
            assertThat(answer.statusCode()).as(door.getKey()).isEqualTo(200);
            assertThat(answer.body()).as(door.getKey()).doesNotContain("Foghorn of the desk");
        }
        assertThat(json("/api/v1/stories?q=foghorn").path("stories")).isEmpty();
    }

    @Test
    void whatWasOpenAndIsWithdrawnIsToldByItsNumber() throws Exception {
        StoryId killed = killed("dead", "Breakwater");
        assertThat(get("/api/v1/stories/" + killed).statusCode()).isEqualTo(410);
        assertThat(get("/api/v1/stories?changedAfter=0&limit=200").body())
                .contains("\"pubStatus\":\"canceled\"");
        Reading own = Feeds.read(get("/feed.atom").body().getBytes(StandardCharsets.UTF_8));
        assertThat(own.problems()).isEmpty();
        assertThat(own.items()).extracting(WireItem::headline).doesNotContain("Breakwater");
    }

    /// One of each kind of what may not be seen.
    private void secrets() {
        Duration hour = Duration.ofHours(1);
        hide(
                "Lighthouse",
                receive(item("e", "Lighthouse").embargoedUntil(clock.instant().plus(hour))));
        hide("Capstan", receive(item("w", "Capstan").pubStatus(PubStatus.WITHHELD)));
        hide("Windlass", receive(item("f", "Windlass").published(stamp(hour))));
        hide("Bollard", receive(item("o", "Bollard").published(stamp(Duration.ofDays(-40)))));
        secrets.add(new Secret("Breakwater", killed("k", "Breakwater"), true, true));
        receive(item("ke", "Fairway").embargoedUntil(clock.instant().plus(hour)));
        hide("Fairway", receive(item("ke", "Fairway").pubStatus(PubStatus.CANCELED)));
        hide("Gangway", receive(item("kn", "Gangway").pubStatus(PubStatus.CANCELED)));
        receive(item("kw", "Open words"));
        receive(item("kw", "Slipway").pubStatus(PubStatus.WITHHELD));
        hide("Slipway", receive(item("kw", "Slipway").pubStatus(PubStatus.CANCELED)));
        StoryId removed = receive(item("r", "Drydock"));
        house.newsroom().remove(removed);
        secrets.add(new Secret("Drydock", removed, true, false));
        StoryId expired = receive(item("x", "Mooring").expires(clock.instant().plusSeconds(60)));
        clock.advance(Duration.ofSeconds(61));
        secrets.add(new Secret("Mooring", expired, true, true));
    }

    private org.broadtape.base.Stamp stamp(Duration later) {
        return org.broadtape.base.Stamp.utc(clock.instant().plus(later));
    }

    private void hide(String word, StoryId story) {
        secrets.add(new Secret(word, story, false, false));
    }

    /// A tombstone on its own page and in the API may tell the headline of what was open; nothing
    /// tells more, and nothing else tells even that.
    private static void assertSilent(String door, String answer, Secret secret) {
        boolean tombstone =
                secret.headlined()
                        && (door.startsWith("/api/v1/stories/")
                                || door.startsWith("/story/")
                                || door.contains("changedAfter"));
        assertThat(answer)
                .as(door + " " + secret.word())
                .doesNotContain(tombstone ? "text of " + secret.word() : secret.word());
    }

    private Map<String, String> doors(StoryId open) {
        Map<String, String> doors = new LinkedHashMap<>();
        for (String ending : new String[] {"atom", "rss", "json"}) {
            doors.put("/feed." + ending, "*/*");
            doors.put("/feed." + ending + "?section=markets", "*/*");
            doors.put("/sources/" + source + "." + ending, "*/*");
            doors.put("/search." + ending + "?q=text", "*/*");
            doors.put("/search." + ending + "?q=lighthouse+OR+mooring+OR+harbour", "*/*");
        }
        for (String path :
                new String[] {
                    "/api/v1/stories?limit=200",
                    "/api/v1/stories?q=text",
                    "/api/v1/stories?source=" + source,
                    "/api/v1/stories?section=markets&copies=false",
                    "/api/v1/stories?changedAfter=0&limit=200",
                    "/api/v1/stories?changedAfter=2024-10-21T00:00:00Z&limit=200",
                    "/api/v1/sources",
                    "/sitemap.xml",
                    "/sitemap-pages.xml",
                    "/sitemap-news.xml",
                    "/sitemap-stories-0.xml",
                    "/robots.txt"
                }) {
            doors.put(path, "*/*");
        }
        for (String page :
                new String[] {
                    "/",
                    "/?section=markets",
                    "/sources/" + source,
                    "/sources",
                    "/feeds",
                    "/api",
                    "/search?q=text",
                    "/story/" + open
                }) {
            doors.put(page, "text/html");
        }
        return doors;
    }

    private static String heardUntil(Ear ear, StoryId last) throws InterruptedException {
        StringBuilder all = new StringBuilder();
        for (Ear.Heard heard = ear.next();
                !heard.data().contains("\"id\":" + last + ",");
                heard = ear.next()) {
            all.append(heard.data()).append('\n');
        }
        return all.toString();
    }
}
