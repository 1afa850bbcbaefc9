package org.broadtape.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.price.Archive;
import org.broadtape.price.Origin;
import org.broadtape.store.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A chart in a browser: with the arrow keys, and without a script.
@TestInstance(Lifecycle.PER_CLASS)
class ChartTest {
    private static final String META = "/instrument/bt:meta-platforms";

    private OpenSite site;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        site = OpenSite.on(data);
        StringBuilder csv = new StringBuilder("Date,Close\n");
        for (LocalDate day = LocalDate.of(2024, 1, 2);
                day.isBefore(LocalDate.of(2024, 3, 9));
                day = day.plusDays(1)) {
            boolean isMissing = day.equals(LocalDate.of(2024, 3, 6));
            if (day.getDayOfWeek().getValue() < 6 && !isMissing) {
                csv.append(day).append(',').append(300 + day.getDayOfYear()).append('\n');
            }
        }
        try (Database database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"))) {
            Archive archive = Archive.of(database, data, site.clock);
            for (String id : List.of("bt:meta-platforms", "bt:apple")) {
                archive.take(
                        BarCsv.read(
                                        csv.toString().getBytes(StandardCharsets.UTF_8),
                                        SeriesKey.rawDaily(id).on(Basis.SPLIT_ADJUSTED),
                                        PriceUnit.currencyOf("USD"),
                                        ZoneOffset.UTC)
                                .history(),
                        new Origin(
                                "=my desk",
                                Optional.of("XNAS"),
                                new DelayClass.EndOfDay(),
                                DisplayRights.EVERYONE),
                        ZoneOffset.UTC);
            }
        }
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void isReadWithTheArrowKeys() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            List<String> faults = new ArrayList<>();
            page.onPageError(faults::add);
            page.onConsoleMessage(said -> {
                if (said.type().equals("error")) {
                    faults.add(said.text());
                }
            });
            page.navigate(site.at(META));
            Locator said = page.locator(".chart-said");
            page.locator(".chart-live").focus();
            page.keyboard().press("End");
            assertThat(said).containsText("8 Mar 2024: 368.00 (USD)");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            assertThat(said).containsText(Pattern.compile("6.Mar.2024: no bar"));
            page.keyboard().press("Home");
            assertThat(said).containsText("302.00");
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void marksTheStoriesOnItsAxis() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.navigate(site.at(META + "?range=all"));
            assertThat(page.locator(".chart-story").first())
                    .hasAttribute("href", Pattern.compile("/story/[0-9]+"));
            page.locator(".chart-list summary").click();
            assertThat(page.locator(".chart-list a").first()).isVisible();
        }
    }

    @Test
    void isDrawnWithoutAScript() {
        try (BrowserContext reader =
                site.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = reader.newPage();
            page.navigate(site.at(META + "?range=1m&with=bt:apple"));
            assertThat(page.locator(".chart-drawing")).isVisible();
            assertThat(page.locator(".chart-measure")).containsText("= 100");
            page.locator(".chart-ways a", new Page.LocatorOptions().setHasText("6 months")).click();
            assertThat(page.locator(".chart-ways a[aria-current]").first()).hasText("6 months");
            page.locator(".chart-table summary").click();
            assertThat(page.locator(".chart-table tbody tr").first()).containsText("8 Mar 2024");
        }
    }

    @Test
    void isOpenToEveryReader() {
        try (BrowserContext reader = site.reader()) {
            Page page = reader.newPage();
            page.navigate(site.at(META + "?range=all&with=bt:apple"));
            page.locator(".chart-live").waitFor();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }
}
