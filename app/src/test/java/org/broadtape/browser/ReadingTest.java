package org.broadtape.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The site as a reader has it: without scripts, by keys, in his own zone, at little cost.
@TestInstance(Lifecycle.PER_CLASS)
class ReadingTest {
    private static final String SEOUL = "Seoul summons Russian ambassador";

    private OpenSite site;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        site = OpenSite.on(data);
    }

    @AfterAll
    void close() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void readsSearchesAndComparesWithoutScripts() {
        try (BrowserContext reader =
                site.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = reader.newPage();
            page.navigate(site.at("/"));
            page.locator("a", new Page.LocatorOptions().setHasText(SEOUL)).first().click();
            assertThat(page.locator("h1").innerText()).contains(SEOUL);
            assertThat(page.locator("article").innerText())
                    .contains("a statement posted on Facebook", "17:40\u00a0+09:00");
            page.locator("a", new Page.LocatorOptions().setHasText("What changed")).first().click();
            assertThat(page.locator("main ins").count()).isPositive();
            page.navigate(site.at("/search"));
            page.fill("[name=q]", "headline:ambassador");
            page.locator("main button[type=submit]").first().click();
            assertThat(page.locator("main").innerText()).contains(SEOUL);
        }
    }

    @Test
    void rewritesTimesInTheReadersZone() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.navigate(story());
            Locator published = page.locator("time").first();
            assertThat(published.innerText()).contains("10:40", "+02:00");
            assertThat(published.getAttribute("datetime")).startsWith("2024-10-21T");
        }
    }

    @Test
    void answersKeys() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.navigate(site.at("/"));
            page.keyboard().press("j");
            page.keyboard().press("j");
            String second = page.evaluate("() => document.activeElement.href").toString();
            assertThat(second).contains("/story/");
            page.keyboard().press("o");
            page.waitForURL(second);
            page.keyboard().press("Shift+?");
            PlaywrightAssertions.assertThat(page.locator("#key-sheet")).isVisible();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("#key-sheet")).isHidden();
            page.keyboard().press("/");
            assertThat(page.evaluate("() => document.activeElement.name")).isEqualTo("q");
        }
    }

    @Test
    void saysThatThereAreNewStoriesAndMovesNothing() {
        SourceId source = push("Harbour office");
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.waitForResponse(
                    answer -> answer.url().endsWith("/events"), () -> page.navigate(site.at("/")));
            Locator first = page.locator("article.lead h2");
            Object place = first.evaluate("one => one.getBoundingClientRect().y");
            publish(source, "one", "Ferry runs again", PubStatus.USABLE);
            publish(source, "two", "Pier closes for the winter", PubStatus.USABLE);
            Locator line = page.locator("[data-live]");
            PlaywrightAssertions.assertThat(line).hasText("2 new stories: show them");
            assertThat(first.evaluate("one => one.getBoundingClientRect().y")).isEqualTo(place);
            publish(source, "one", "Ferry runs again", PubStatus.CANCELED);
            PlaywrightAssertions.assertThat(line).hasText("One new story: show it");
            line.locator("a").click();
            PlaywrightAssertions.assertThat(page.locator("article.lead h2"))
                    .hasText("Pier closes for the winter");
            PlaywrightAssertions.assertThat(line).isEmpty();
        }
    }

    private SourceId push(String name) {
        return site.house
                .sources()
                .add(Source.Kind.PUSH, name, Optional.empty(), Source.Settings.USUAL)
                .id();
    }

    private void publish(SourceId source, String uri, String headline, PubStatus status) {
        site.house
                .newsroom()
                .receive(
                        Delivery.news(
                                source,
                                WireItem.builder(uri, FeedFormat.RSS_20)
                                        .headline(headline)
                                        .bodyText(headline + ", the office says.")
                                        .published(Stamp.utc(OpenSite.NOW))
                                        .pubStatus(status)
                                        .build()));
    }

    @Test
    void leavesNothingAndAsksNobodyElse() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            List<String> asked = new ArrayList<>();
            long[] bytes = {0};
            page.onRequestFinished(request -> {
                asked.add(request.url());
                bytes[0] += request.sizes().responseBodySize + request.sizes().responseHeadersSize;
            });
            page.navigate(story());
            page.waitForLoadState();
            assertThat(asked).allMatch(url -> url.startsWith(site.at("/")));
            assertThat(asked).hasSizeLessThanOrEqualTo(5);
            assertThat(bytes[0]).isLessThan(60_000);
            assertThat(reader.cookies()).isEmpty();
        }
    }

    @Test
    void runsNothingThatAFeedBrought() {
        String planted =
                """
                <rss version="2.0"><channel><title>Planted</title><item><guid>planted</guid>
                <title>Harbour &lt;script&gt;document.title='taken'&lt;/script&gt; opens</title>
                <link>javascript:document.title='taken'</link>
                <description>&lt;p onclick="document.title='taken'" style="color:red"&gt;Ships sail.
                &lt;img src=x onerror="document.title='taken'"&gt;
                &lt;script&gt;document.title='taken'&lt;/script&gt;
                &lt;a href="javascript:document.title='taken'"&gt;more&lt;/a&gt;&lt;/p&gt;
                &lt;svg onload="document.title='taken'"&gt;&lt;/svg&gt;</description>
                </item></channel></rss>
                """;
        WireItem item = Feeds.read(planted.getBytes(StandardCharsets.UTF_8)).items().getFirst();
        SourceId source =
                site.house
                        .sources()
                        .add(Source.Kind.PUSH, "Planted", Optional.empty(), Source.Settings.USUAL)
                        .id();
        StoryId id = site.house.newsroom().receive(Delivery.news(source, item)).story();
        site.house.newsroom().release(id);
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.navigate(site.at("/story/" + id));
            assertThat(page.locator("article").innerText()).contains("Ships sail.");
            assertThat(
                            page.locator("main [onclick], main [onerror], main [style], main svg")
                                    .count())
                    .isZero();
            assertThat(page.locator("a[href^=javascript]").count()).isZero();
            page.locator("article p").first().click();
            assertThat(page.title()).doesNotContain("taken");
        }
    }

    private String story() {
        return site.house.stories().idsAfter(0, 100).stream()
                .flatMap(id -> site.house.stories().any(id).stream())
                .filter(story -> story.line().headline().contains(SEOUL))
                .map(story -> site.at("/story/" + story.line().id()))
                .findFirst()
                .orElseThrow();
    }
}
