package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadtape.account.Browser;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.wire.PubStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ApiTest extends Stand {
    @Test
    void pagesThroughEachStoryOnceWhileOthersArrive() throws Exception {
        Set<Long> before = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            if (i % 3 == 0) {
                clock.advance(Duration.ofSeconds(1));
            }
            before.add(receive(source, "quay", item("old" + i, "Old " + i).build()).value());
        }
        List<Long> seen = new ArrayList<>();
        String path = "/api/v1/stories?limit=4&section=quay";
        for (String next = path; !next.isEmpty(); ) {
            JsonNode part = json(next);
            part.get("stories").forEach(story -> seen.add(id(story)));
            receive(source, "quay", item("new" + seen.size(), "New " + seen.size()).build());
            next = part.has("next") ? path + "&cursor=" + part.get("next").asString() : "";
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void tellsEveryChangeAfterAPositionAndTombstones() throws Exception {
        String start = json("/api/v1/stories?changedAfter=0&limit=200").get("next").asString();
        StoryId kept = receive(item("1", "Harbour"));
        StoryId dead = killed("2", "Breakwater");
        receive(item("1", "Harbour reopens"));
        JsonNode answer = json("/api/v1/stories?changedAfter=" + start);
        assertThat(ids(answer)).containsExactly(dead.value(), kept.value());
        JsonNode tombstone = answer.get("stories").get(0);
        assertThat(tombstone.get("pubStatus").asString()).isEqualTo("canceled");
        assertThat(tombstone.get("broadtape").get("state").asString()).isEqualTo("withdrawn");
        assertThat(tombstone.has("bodies")).isFalse();
        assertThat(answer.get("more").asBoolean()).isFalse();
        JsonNode nothing = json("/api/v1/stories?changedAfter=" + answer.get("next").asString());
        assertThat(nothing.get("stories")).isEmpty();
        assertThat(nothing.get("next")).isEqualTo(answer.get("next"));
    }

    @Test
    void tellsTheLanguageItsWordsAreIn() throws Exception {
        StoryId story =
                receive(
                        item(
                                        "1",
                                        "La banque centrale relève ses taux d'intérêt pour la troisième fois")
                                .language("en"));

        JsonNode told = json("/api/v1/stories/" + story).at("/broadtape/language");

        assertThat(told.at("/code").asString()).isEqualTo("fr");
        assertThat(told.at("/confidence").asDouble()).isBetween(0.5, 1.0);
    }

    @Test
    void tellsChangesInPartsAndLosesNone() throws Exception {
        String next = json("/api/v1/stories?changedAfter=0&limit=200").get("next").asString();
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            expected.add(receive(item("" + i, "Story " + i)).value());
        }
        Set<Long> seen = new HashSet<>();
        boolean more = true;
        while (more) {
            JsonNode part = json("/api/v1/stories?limit=3&changedAfter=" + next);
            seen.addAll(ids(part));
            next = part.get("next").asString();
            more = part.get("more").asBoolean();
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void takesATimeInPlaceOfAPosition() throws Exception {
        receive(item("1", "Early"));
        Instant between = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        StoryId late = receive(item("2", "Late"));
        assertThat(ids(json("/api/v1/stories?changedAfter=" + between)))
                .containsExactly(late.value());
        assertThat(ids(json("/api/v1/stories?changedAfter=2024-10-21T08:00:30-04:00")))
                .containsExactly(late.value());
        assertThat(ids(json("/api/v1/stories?changedAfter=" + clock.instant()))).isEmpty();
    }

    @Test
    void saysOfAStoryWithheldAgainThatItIsToBeTakenDown() throws Exception {
        StoryId story = receive(item("1", "Board meets"));
        String next = json("/api/v1/stories?changedAfter=0&limit=200").get("next").asString();
        receive(item("1", "Board fails").pubStatus(PubStatus.WITHHELD));
        JsonNode answer = json("/api/v1/stories?changedAfter=" + next);
        assertThat(ids(answer)).containsExactly(story.value());
        assertThat(answer.get("stories").get(0).get("pubStatus").asString()).isEqualTo("withheld");
        assertThat(answer.toString()).doesNotContain("Board");
    }

    @Test
    void narrowsTheListDown() throws Exception {
        SourceId other = source("sea");
        StoryId rates = receive(item("1", "Rates").language("en"));
        StoryId harbour = receive(other, "sea", item("2", "Harbour").language("fr-CA").build());
        for (String path :
                new String[] {
                    "/api/v1/stories?source=" + other,
                    "/api/v1/stories?section=sea",
                    "/api/v1/stories?language=fr-CA"
                }) {
            assertThat(ids(json(path))).as(path).containsExactly(harbour.value());
        }
        assertThat(ids(json("/api/v1/stories?changedAfter=0&limit=200&source=" + source)))
                .containsExactly(rates.value());
        awaitFound("Harbour", harbour);
        assertThat(ids(json("/api/v1/stories?q=harbour&source=" + source))).isEmpty();
        assertThat(ids(json("/api/v1/stories?q=harbour&source=" + other)))
                .containsExactly(harbour.value());
    }

    @Test
    void listsTheSourcesWithTheirFeeds() throws Exception {
        receive(item("1", "Harbour"));
        JsonNode mine =
                json("/api/v1/sources")
                        .get("sources")
                        .valueStream()
                        .filter(one -> one.get("id").asLong() == source.value())
                        .findFirst()
                        .orElseThrow();
        assertThat(mine.get("name").asString()).isEqualTo("Source of markets");
        assertThat(mine.get("stories").asInt()).isEqualTo(1);
        for (JsonNode feed : mine.get("feeds")) {
            assertThat(get(feed.asString()).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, limit=0",
        "400, limit=201",
        "400, limit=many",
        "400, cursor=here",
        "400, source=reuters",
        "400, copies=perhaps",
        "400, changedAfter=yesterday",
        "400, changedAfter=",
        "400, changedAfter=0&q=harbour",
        "400, sort=newest"
    })
    void refusesWhatCannotBeMeantAndSaysWhatCould(int status, String query) throws Exception {
        HttpResponse<String> answer = get("/api/v1/stories?" + query, "Accept", "text/html,*/*");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json; charset=utf-8");
        assertThat(answer.body()).contains("\"title\":", "\"why\":", "\"now\":");
    }

    @Test
    void answersInALineWhereNothingChanged() throws Exception {
        StoryId story = receive(item("1", "Harbour"));
        for (String path :
                new String[] {
                    "/api/v1/stories",
                    "/api/v1/stories?changedAfter=0",
                    "/api/v1/stories/" + story,
                    "/api/v1/sources",
                    "/api/v1/openapi.json"
                }) {
            String tag = get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(get(path, "If-None-Match", tag).statusCode()).as(path).isEqualTo(304);
        }
    }

    @Test
    void letsScriptsOfOtherSitesReadWhatEverybodyMay() throws Exception {
        assertThat(get("/api/v1/stories").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        try (Browser owner = Browser.ofOwner(house)) {
            String token = Doors.token(owner);
            Doors.makePrivate(owner);
            assertThat(get("/api/v1/stories").statusCode()).isEqualTo(401);
            HttpResponse<String> friend =
                    get("/api/v1/stories", "Authorization", "Bearer " + token);
            assertThat(friend.statusCode()).isEqualTo(200);
            assertThat(friend.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void linksToTheNextPartWithoutAnyToken() throws Exception {
        for (int i = 0; i < 3; i++) {
            receive(source, "quay", item("" + i, "Story " + i).build());
        }
        try (Browser owner = Browser.ofOwner(house)) {
            String token = Doors.token(owner);
            String link =
                    get("/api/v1/stories?limit=2&section=quay&token=" + token)
                            .headers()
                            .firstValue("Link")
                            .orElseThrow();
            assertThat(link).contains("section=quay&").doesNotContain(token);
            String next = link.substring(1, link.indexOf('>'));
            assertThat(json(next).get("stories")).hasSize(1);
        }
    }

    private void awaitFound(String words, StoryId story) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!ids(json("/api/v1/stories?q=" + words)).contains(story.value())) {
            assertThat(System.nanoTime()).as("found in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static List<Long> ids(JsonNode answer) {
        return answer.get("stories").valueStream().map(ApiTest::id).toList();
    }

    private static long id(JsonNode story) {
        return story.get("broadtape").get("id").asLong();
    }
}
