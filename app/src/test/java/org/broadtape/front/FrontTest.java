package org.broadtape.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.newsroom.StoryId;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private House house;
    private Edition edition;

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        TestClock clock = new TestClock();
        edition = Edition.fill(data, clock);
        house = House.open(new Settings(0, data, Optional.empty()), clock);
    }

    @AfterAll
    void close() {
        house.close();
        client.close();
    }

    @Test
    void listsStoriesNewestFirstByDayWithCopiesBehindTheFirst() throws Exception {
        String page = get("/").body();
        assertThat(page)
                .containsSubsequence(
                        "Shipyard, port authority",
                        "Monday 21 October 2024",
                        "Lighthouse to be painted",
                        "Central bank leaves rate at 3.50 percent",
                        "and one other, 41 min later",
                        "Harbour Gazette, 41 min later",
                        "Sunday 20 October 2024",
                        "Ferry between the islands");
        assertThat(page).doesNotContain("Secret until Tuesday").doesNotContain("raise its fares");
    }

    @Test
    void showsOneSectionAndSaysWhenItIsEmpty() throws Exception {
        assertThat(get("/?section=trade").body())
                .contains("Ferry between")
                .doesNotContain("Shipyard, port");
        assertThat(get("/?section=none").body()).contains("No story is filed under none.");
        assertThat(get("/?before=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void showsAStoryWithItsClocksCorrectionRightsAndVersions() throws Exception {
        String page = get(story(edition.corrected)).body();
        assertThat(page)
                .containsSubsequence(
                        "Island Wire",
                        "Corrected",
                        "<h1 dir=\"auto\">Central bank leaves rate at 3.50 percent",
                        "Corrects the rate in headline",
                        "/versions/2..3",
                        "By A Writer and Another Writer",
                        "datetime=\"2024-10-21T04:40:00-04:00\"",
                        "21 Oct 2024, 04:40\u00a0−04:00",
                        "datetime=\"2024-10-21T06:38:00-04:00\"",
                        "datetime=\"2024-10-21T08:41:30Z\"",
                        "PORT TOWN, Oct 21 (Island Wire) -",
                        "<h2>Little haste</h2>",
                        "End of the story",
                        "Read it at wire.example",
                        "Version 3: correction",
                        "First seen here 1 min later than published.",
                        "Harbour Gazette</a>, 41 min later. It may lack what was changed since.",
                        "Interest rates",
                        "For editorial use only.",
                        "The item has no guid: a guid or a link");
        assertThat(page).doesNotContain("night desk");
        assertThat(page).contains("Monday 21 October 2024, 04:40:00, UTC−04:00");
        assertThat(page)
                .contains(
                        "<link rel=\"canonical\" href=\"http://localhost:"
                                + house.port()
                                + "/story/")
                .contains("<meta property=\"og:type\" content=\"article\">");
    }

    @Test
    void showsWhatChangedBetweenTwoVersions() throws Exception {
        assertThat(get(story(edition.corrected) + "/versions/2..3").body())
                .containsSubsequence(
                        "<h1>Central bank leaves rate at",
                        "<del><span class=\"unseen\">Taken out: </span>3.25</del>",
                        "<ins><span class=\"unseen\">Put in: </span>3.50</ins>",
                        " percent, sees no hurry",
                        "Note",
                        "class=\"changed\"");
        assertThat(get(story(edition.corrected) + "/versions").body())
                .contains("What changed since version 1")
                .contains("What changed since version 2");
        assertThat(get(story(edition.corrected) + "/versions/3..9").statusCode()).isEqualTo(404);
        assertThat(get(story(edition.corrected) + "/versions/x").statusCode()).isEqualTo(404);
        assertThat(get(story(edition.corrected) + "/versions/1..99999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void leavesATombstoneOfAWithdrawnStory() throws Exception {
        for (String path : new String[] {"", "/versions", "/versions/1..2"}) {
            HttpResponse<String> answer = get(story(edition.killed) + path);
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body())
                    .contains("Ferry company says it will raise its fares")
                    .contains("This story was withdrawn by its source")
                    .doesNotContain("A text that will be withdrawn");
        }
    }

    @Test
    void revealsNothingOfAStoryUnderEmbargo() throws Exception {
        for (String path : new String[] {"", "/versions", "/versions/1..2"}) {
            HttpResponse<String> answer = get(story(edition.embargoed) + path);
            HttpResponse<String> none = get("/story/999999" + path);
            assertThat(answer.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
            assertThat(answer.body()).isEqualTo(none.body());
            assertThat(answer.headers().firstValue("etag"))
                    .isEqualTo(none.headers().firstValue("etag"));
        }
    }

    @Test
    void saysThatACopyIsOneAndThatAnUndatedStoryIs() throws Exception {
        assertThat(get(story(edition.copy)).body())
                .contains("It tells what Island Wire told first:");
        assertThat(get(story(edition.undated)).body()).contains("gives no time for this story");
    }

    @Test
    void escapesWhatAFeedPlants() throws Exception {
        String page = get(story(edition.attacking)).body();
        assertThat(page.replaceAll("(?s)<script (src|type).*?</script>", ""))
                .doesNotContain("<script")
                .doesNotContain("<img src=x")
                .doesNotContain("javascript:")
                .doesNotContain("onclick")
                .doesNotContain("evil.example");
        assertThat(page).contains("\"headline\":\"Words that would be code \\u003cscript\\u003e");
    }

    @Test
    void showsWhatASourceBroughtCopiesToo() throws Exception {
        String page = get("/sources/2").body();
        assertThat(page)
                .contains("Harbour Gazette")
                .contains("Central bank of the island leaves")
                .contains("harbour.example")
                .doesNotContain("Shipyard");
        assertThat(get("/sources/77").statusCode()).isEqualTo(404);
    }

    @Test
    void answersNotModifiedWhileNothingChanged() throws Exception {
        for (String path : new String[] {"/", story(edition.corrected), "/sources/1"}) {
            HttpResponse<String> first = get(path);
            String etag = first.headers().firstValue("etag").orElseThrow();
            HttpResponse<String> again = get(path, "If-None-Match", etag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(first.headers().firstValue("cache-control")).contains("no-cache");
            assertThat(first.headers().firstValue("set-cookie")).isEmpty();
        }
    }

    @Test
    void compressesForThoseWhoTakeIt() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + "/"))
                        .header("Accept-Encoding", "gzip")
                        .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().allValues("content-encoding")).containsExactly("gzip");
        try (java.util.zip.GZIPInputStream zip =
                new java.util.zip.GZIPInputStream(
                        new java.io.ByteArrayInputStream(answer.body()))) {
            String page = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(page).isEqualTo(get("/").body());
        }
    }

    @Test
    void showsThePlainPages() throws Exception {
        assertThat(get("/about").body()).contains("About Broadtape");
        assertThat(get("/risk").body()).contains("Risk disclosure");
        assertThat(get("/keys").body()).contains("<kbd>j</kbd>");
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").body()).contains("There is no such page");
    }

    @Test
    void offersFeedsThatExist() throws Exception {
        for (String path : new String[] {"/", "/sources/1"}) {
            String feed =
                    get(path)
                            .body()
                            .replaceAll("(?s).*application/atom\\+xml.*?href=\"([^\"]+)\".*", "$1");
            assertThat(feed).startsWith("/");
            HttpResponse<String> answer = get(feed);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("<feed");
        }
    }

    private static String story(StoryId id) {
        return "/story/" + id;
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
