package org.broadtape.find.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.broadtape.account.Accounts;
import org.broadtape.find.Newsstand;
import org.broadtape.find.SearchDesk;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.Stories;
import org.broadtape.page.Assets;
import org.broadtape.page.Pages;
import org.broadtape.page.Words;
import org.broadtape.search.QueryProblem;
import org.broadtape.search.StoryQuery;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindPageTest {
    @TempDir Path folder;
    private Newsstand stand;
    private SearchDesk desk;
    private Javalin web;

    @BeforeEach
    void open() throws IOException {
        stand = new Newsstand(folder);
        desk = stand.desk();
        Pages pages = new Pages(new SettingsDesk(stand.database), new Accounts(), new Assets());
        Links links =
                new Links(
                        stand.database,
                        new Stories(stand.database, new TestClock(), id -> "", Policy.AS_SAID));
        web =
                Javalin.create(config -> new FindPage(desk, links, pages).open(config.routes))
                        .start(0);
    }

    @AfterEach
    void close() {
        web.stop();
        desk.close();
        stand.close();
    }

    @Test
    void showsTheFieldAndHowToAskBeforeAnythingIsAsked() throws Exception {
        String page = get("/search");
        assertThat(page).contains("name=\"q\"").contains("<details class=\"search-help\" open>");
        for (SearchHelp.Row row : SearchHelp.ROWS) {
            assertThat(StoryQuery.parse(row.typed(), TestClock.START, ZoneOffset.UTC).problems())
                    .as(row.typed())
                    .isEmpty();
        }
    }

    @Test
    void marksWhatWasFoundAndEscapesEverything() throws Exception {
        stand.publish(1, "Ferry <b>returns</b>", "A <script>ferry</script> & more.");
        stand.follow(desk);
        String page = get("/search?q=ferry+OR+%22%3Ci%3E%22");
        assertThat(page)
                .contains("<mark>Ferry</mark> &lt;b&gt;returns")
                .contains("&lt;script&gt;<mark>ferry</mark>&lt;/script&gt; &amp; more.")
                .doesNotContain("<script>ferry")
                .doesNotContain("<i>")
                .contains("One story");
    }

    @Test
    void linksTheSearchAsAFeedAndTheOtherOrder() throws Exception {
        stand.publish(1, "Ferry returns", "To the quay.");
        stand.follow(desk);
        assertThat(get("/search?q=ferry+%26+quay"))
                .contains("/search.atom?q=ferry+%26+quay")
                .contains("/search?q=ferry+%26+quay&amp;sort=newest");
    }

    @Test
    void goesOnToTheNextPage() throws Exception {
        for (long id = 1; id <= 25; id++) {
            stand.publish(id, "Ferry number " + id, "Body.");
        }
        stand.follow(desk);
        String first = get("/search?q=ferry&sort=newest");
        assertThat(first).contains("25 stories").contains(">More</a>");
        String href = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
        String second = get(href.replace("&amp;", "&"));
        assertThat(second).contains("further on").doesNotContain(">More</a>");
        assertThat(second.split("<h2>", -1)).hasSize(6);
    }

    @Test
    void saysWhyThereIsNothingAndWhatFindsSomething() throws Exception {
        stand.publish(1, "Ferry returns", "The harbour authority said so.");
        stand.follow(desk);
        assertThat(get("/search?q=%22authority+harbour%22+published:1999"))
                .contains("No story holds");
        assertThat(get("/search?q=%22authority+harbour%22"))
                .contains("/search?q=authority+harbour")
                .contains("the words anywhere, not in a row");
        assertThat(get("/search?q=ferry+published:1999")).contains("at any time");
        assertThat(get("/search?q=ferry+zeppelin")).contains("any of the words");
        assertThat(get("/search?q=zeppelin")).contains("Try fewer words");
    }

    @Test
    void tellsProblemsBesideTheField() throws Exception {
        stand.publish(1, "Ferry returns", "Body.");
        stand.follow(desk);
        assertThat(get("/search?q=ferry+published:soon+%22"))
                .contains("id=\"search-problems\"")
                .contains("aria-describedby=\"search-problems\"")
                .contains("soon is no time and was left out.");
    }

    @Test
    void hasWordsForEveryProblem() {
        Words words = Words.in(java.util.Locale.ENGLISH);
        assertThat(Arrays.stream(QueryProblem.Kind.values()))
                .allSatisfy(kind -> assertThat(words.say(SearchView.key(kind), "x")).isNotBlank());
    }

    private String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://localhost:" + web.port() + path);
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
