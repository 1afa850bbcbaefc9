package org.broadtape.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.base.Stamp;
import org.broadtape.link.Clipper;
import org.broadtape.link.Shelf;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Chips, their why and an objection to one, in a browser.
@TestInstance(Lifecycle.PER_CLASS)
class LinkingTest {
    private static final Entity ACME = Clipper.instrument("test:acme", "ACME", "Acme Rockets");

    private OpenSite site;
    private Shelf shelf;
    private StoryId story;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        site = OpenSite.on(data);
        shelf = new Shelf(site.house, data, site.clock);
        SourceId source =
                site.house
                        .sources()
                        .add(Source.Kind.PUSH, "Wire", Optional.empty(), Source.Settings.USUAL)
                        .id();
        story =
                site.house
                        .newsroom()
                        .receive(
                                Delivery.news(
                                        source,
                                        WireItem.builder("wire:1", FeedFormat.NINJS)
                                                .headline("Acme Rockets opens a yard")
                                                .bodyText("It opened on Monday.")
                                                .published(Stamp.utc(OpenSite.NOW))
                                                .build()))
                        .story();
        shelf.put(story, one -> List.of(Shelf.line(one, ACME, true, Role.SUBJECT, "Acme Rockets")));
        Shelf.await(() -> shelf.links().chips(List.of(story)).containsKey(story));
    }

    @AfterAll
    void close() {
        if (site != null) {
            shelf.close();
            site.close();
        }
    }

    @Test
    void anObjectionIsTwoClicksAwayAndNeedsNoScript() {
        try (BrowserContext reader =
                        site.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                BrowserContext desk = site.reader()) {
            Page page = reader.newPage();
            page.navigate(site.at("/story/" + story));
            page.locator(".linked-chip summary").click();
            assertThat(page.locator(".linked-why").innerText()).contains("Acme Rockets opens");
            page.locator(".linked-why a", new Page.LocatorOptions().setHasText("is wrong")).click();
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Your objection was noted");

            site.claim(desk);
            Page owner = desk.newPage();
            owner.navigate(site.at("/appeals"));
            owner.locator("[name=reason]").fill("It is another Acme.");
            owner.locator("button[value=uphold]").click();
            assertThat(owner.locator("main").innerText()).contains("Upheld", "another Acme");

            page.navigate(site.at("/appeals"));
            assertThat(page.locator("main").innerText()).contains("It is another Acme.");
            assertThat(shelf.links().chips(List.of(story))).isEmpty();
        }
    }

    @Test
    void suggestsInstrumentsAndObeysTheKeys() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.navigate(site.at("/instruments"));
            Locator field = page.locator("#instrument-q");
            field.pressSequentially("meta");
            Locator first = page.locator("[role=option]").first();
            PlaywrightAssertions.assertThat(first).containsText("Meta Platforms");
            assertThat(field.getAttribute("aria-expanded")).isEqualTo("true");
            field.press("ArrowDown");
            assertThat(first.getAttribute("aria-selected")).isEqualTo("true");
            assertThat(field.getAttribute("aria-activedescendant"))
                    .isEqualTo(first.getAttribute("id"));
            field.press("Escape");
            PlaywrightAssertions.assertThat(page.locator("[role=listbox]")).isHidden();
            field.press("ArrowDown");
            PlaywrightAssertions.assertThat(first).isVisible();
            field.press("ArrowDown");
            field.press("Enter");
            page.waitForURL(site.at("/instrument/bt:meta-platforms"));
        }
    }

    @Test
    void whyIsOneKeyAway() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.navigate(site.at("/story/" + story));
            page.keyboard().press("w");
            page.waitForURL(site.at("/story/" + story + "/links"));
            assertThat(page.locator("h1").innerText()).isEqualTo("Why these links");
        }
    }
}
