package org.broadtape.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.price.Closes;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks every link of the site, as a reader and as the owner, and holds each kind of page it comes
/// to against axe, in both themes and at three widths. Colours change at once, so that none is
/// looked at on its way.
class AccessTest {
    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);

    /// Two pages are of one kind if their addresses differ in numbers and values alone; of each
    /// kind so many are looked at.
    private static final int OF_A_KIND = 2;

    private static final List<String> ALSO =
            List.of("/nothing-here", "/search?q=zzzz", "/search?q=fed", "/search?q=%22open");

    private static final String AXE = axe();

    /// What axe finds, a line for each element. Frames and shadow trees there are none, so one run
    /// in the page does.
    private static final String FAULTS =
            """
            async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
                .flatMap(rule => rule.nodes.map(node => rule.id + " " + node.html))
            """;

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(script, "axe.min.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void everyPageIsOpenToEveryReader(@TempDir Path data) throws Exception {
        try (OpenSite site = OpenSite.on(data);
                BrowserContext reader = site.reader();
                BrowserContext owner = site.reader()) {
            Closes.put(
                    data,
                    new TestClock(),
                    "bt:meta-platforms",
                    DisplayRights.EVERYONE,
                    """
                    Date,Close
                    2024-10-17,575
                    2024-10-18,576.5
                    """);
            TreeSet<String> faults = new TreeSet<>();
            int seen = walk(site, reader, List.of("/setup"), faults);
            site.claim(owner);
            seen += walk(site, owner, List.of("/settings"), faults);
            assertThat(faults).isEmpty();
            assertThat(seen).isGreaterThan(30);
        }
    }

    private static int walk(
            OpenSite site, BrowserContext context, List<String> from, Set<String> faults) {
        Deque<String> ahead = new ArrayDeque<>(from);
        ahead.add("/");
        ahead.addAll(ALSO);
        Map<String, Integer> kinds = new LinkedHashMap<>();
        Page page = context.newPage();
        page.onPageError(error -> faults.add("script on " + page.url() + ": " + error));
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") && !said.text().contains("status of 404")) {
                faults.add("console on " + page.url() + ": " + said.text());
            }
        });
        int looked = 0;
        for (String path; (path = ahead.poll()) != null; ) {
            if (kinds.merge(kind(path), 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            Response answer = page.navigate(site.at(path));
            String type = answer.headers().getOrDefault("content-type", "");
            if (answer.status() >= 400 && !ALSO.contains(path)) {
                faults.add(path + " is linked and answers " + answer.status());
            }
            if (!type.startsWith("text/html")) {
                continue;
            }
            looked++;
            ahead.addAll(links(site, page));
            look(page, path, faults);
        }
        page.close();
        return looked;
    }

    private static String kind(String path) {
        return path.replaceAll("[0-9]+", "n")
                .replaceAll("=[^&]*", "")
                .replaceFirst("^/(instrument|country|place|person|body)/[^/?]+", "/$1/x");
    }

    private static List<String> links(OpenSite site, Page page) {
        List<String> paths = new ArrayList<>();
        Object all =
                page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)");
        for (Object one : (List<?>) all) {
            String href = one.toString();
            if (href.startsWith(site.at("/")) && !isFeed(href)) {
                URI address = URI.create(href);
                paths.add(
                        address.getRawPath()
                                + (address.getRawQuery() == null
                                        ? ""
                                        : "?" + address.getRawQuery()));
            }
        }
        return paths;
    }

    /// What a browser would save instead of show.
    private static boolean isFeed(String href) {
        return href.matches(".*\\.(atom|rss|json|opml|xml|txt)(\\?.*)?");
    }

    private static void look(Page page, String path, Set<String> faults) {
        page.evaluate(AXE);
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions()
                            .setColorScheme(theme)
                            .setReducedMotion(ReducedMotion.REDUCE));
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                String where = path + " " + theme + " " + width + ": ";
                for (Object found : (List<?>) page.evaluate(FAULTS)) {
                    faults.add(where + found);
                }
                if (!page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
                        .equals(true)) {
                    faults.add(where + "must be scrolled sideways");
                }
            }
        }
    }
}
