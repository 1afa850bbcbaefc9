package org.broadtape.front;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.testkit.TestClock;

/// Takes pictures of pages, for people to look at: `Look FOLDER PATH…`, at three widths in both
/// themes. No test; run it from an IDE or with the test class path.
public final class Look {
    private Look() {}

    /// Fills a site with the [Edition] and takes the pictures.
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path data = Files.createTempDirectory("look");
        TestClock clock = new TestClock();
        Edition.fill(data, clock);
        try (House house = House.open(new Settings(0, data, java.util.Optional.empty()), clock);
                Playwright playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(options())) {
            for (int width : new int[] {320, 768, 1280}) {
                for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    try (BrowserContext context =
                            browser.newContext(
                                    new Browser.NewContextOptions()
                                            .setViewportSize(width, 900)
                                            .setTimezoneId("America/New_York")
                                            .setColorScheme(theme))) {
                        Page page = context.newPage();
                        for (String path : List.of(args).subList(1, args.length)) {
                            page.navigate("http://localhost:" + house.port() + path);
                            String name =
                                    path.equals("/")
                                            ? "front"
                                            : path.substring(1).replaceAll("[^a-z0-9.]+", "-");
                            page.screenshot(
                                    new Page.ScreenshotOptions()
                                            .setFullPage(true)
                                            .setPath(
                                                    folder.resolve(
                                                            name
                                                                    + "-"
                                                                    + width
                                                                    + "-"
                                                                    + theme.name()
                                                                            .toLowerCase(
                                                                                    java.util.Locale
                                                                                            .ROOT)
                                                                    + ".png")));
                        }
                    }
                }
            }
        }
    }

    static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(
                        List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking"));
    }
}
