package org.broadtape.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.testkit.TestClock;

/// A site on the sample edition, and Debian's Chromium in front of it.
final class OpenSite implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /// The site's clock stands still.
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final String PASSWORD = "correct horse battery";

    final House house;
    final TestClock clock = new TestClock();
    private final Playwright playwright;
    private final Browser browser;

    private OpenSite(Path data) throws IOException {
        clock.set(NOW);
        house = House.open(new Settings(0, data, Optional.empty()), clock);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking")));
    }

    /// Opens it; the test is skipped, and says so loudly, where there is no browser.
    static OpenSite on(Path data) throws IOException {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there) {
            System.err.println("*** No " + CHROMIUM + ": BROWSER TESTS SKIPPED ***");
        }
        assumeTrue(there, "SKIPPED: no browser at " + CHROMIUM);
        return new OpenSite(data);
    }

    String at(String path) {
        return "http://localhost:" + house.port() + path;
    }

    /// A reader without memory: no cookies, an empty cache.
    BrowserContext reader(Browser.NewContextOptions options) {
        return browser.newContext(options.setLocale("en-GB").setTimezoneId("Europe/Berlin"));
    }

    BrowserContext reader() {
        return reader(new Browser.NewContextOptions());
    }

    /// Makes the owner's account in the browser and stays signed in.
    void claim(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(at("/setup"));
        page.fill("[name=code]", house.setupCode().orElseThrow());
        page.fill("[name=name]", "Owner");
        page.fill("[name=password]", PASSWORD);
        page.fill("[name=again]", PASSWORD);
        page.click("main button[type=submit]");
        page.close();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        house.close();
    }
}
