package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.broadtape.account.Browser;
import org.broadtape.newsroom.StoryId;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ForRobotsTest extends Stand {
    @Test
    void mapsEveryStoryThatMayBeReadAndNoOther() throws Exception {
        StoryId open = receive(item("1", "Harbour"));
        StoryId dead = killed("2", "Breakwater");
        StoryId held =
                receive(
                        item("3", "Lighthouse")
                                .embargoedUntil(clock.instant().plus(Duration.ofHours(1))));
        StringBuilder all = new StringBuilder();
        NodeList maps = xml("/sitemap.xml").getElementsByTagName("loc");
        for (int i = 0; i < maps.getLength(); i++) {
            NodeList pages = xml(maps.item(i).getTextContent()).getElementsByTagName("loc");
            for (int j = 0; j < pages.getLength(); j++) {
                String page = pages.item(j).getTextContent();
                assertThat(get(page).statusCode()).as(page).isEqualTo(200);
                all.append(page).append('\n');
            }
        }
        assertThat(all)
                .contains("/story/" + open + "\n")
                .doesNotContain("/story/" + dead + "\n", "/story/" + held + "\n");
        assertThat(get("/sitemap-stories-99.xml").statusCode()).isEqualTo(404);
        assertThat(get("/sitemap-stories-x.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void mapsTheNewsOfTwoDays() throws Exception {
        receive(item("1", "Old harbour"));
        clock.advance(Duration.ofDays(2).plusMinutes(1));
        StoryId fresh = receive(item("2", "New & open harbour").language("en"));
        Document map = xml("/sitemap-news.xml");
        assertThat(map.getElementsByTagName("news:title").getLength()).isEqualTo(1);
        assertThat(text(map, "news:title")).isEqualTo("New & open harbour");
        assertThat(text(map, "news:name")).isEqualTo("Broadtape");
        assertThat(text(map, "news:language")).isEqualTo("en");
        assertThat(Instant.parse(text(map, "news:publication_date"))).isEqualTo(clock.instant());
        assertThat(text(map, "loc")).endsWith("/story/" + fresh);
    }

    @Test
    void namesTheContactOnceThereIsOne() throws Exception {
        assertThat(get("/.well-known/security.txt").statusCode()).isEqualTo(404);
        try (Browser owner = Browser.ofOwner(house)) {
            Doors.change(
                    owner,
                    Map.of(
                            "contact", "safety@news.example",
                            "baseAddress", "https://news.example"));
            String text = get("/.well-known/security.txt").body();
            assertThat(text)
                    .contains("Contact: mailto:safety@news.example\n")
                    .contains("Canonical: https://news.example/.well-known/security.txt\n");
            Instant expires = Instant.parse(text.replaceAll("(?s).*Expires: ([^\n]+)\n.*", "$1"));
            assertThat(expires)
                    .isAfter(clock.instant().plus(Duration.ofDays(30)))
                    .isBefore(clock.instant().plus(Duration.ofDays(365)));
            assertThat(get("/robots.txt").body())
                    .contains("Sitemap: https://news.example/sitemap.xml");
            assertThat(get("/feed.atom").body()).contains("https://news.example/feed.atom");
        }
    }

    @Test
    void tellsNothingOfAPrivateSite() throws Exception {
        receive(item("1", "Harbour"));
        try (Browser owner = Browser.ofOwner(house)) {
            Doors.change(owner, Map.of("contact", "safety@news.example", "isPrivate", "1"));
            for (String path :
                    new String[] {
                        "/sitemap.xml",
                        "/sitemap-news.xml",
                        "/sitemap-pages.xml",
                        "/sitemap-stories-0.xml",
                        "/api",
                        "/feeds"
                    }) {
                assertThat(get(path).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(get("/.well-known/security.txt").statusCode()).isEqualTo(404);
            assertThat(get("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow: /\n");
        }
    }

    private Document xml(String path) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(get(path).body())));
    }

    private static String text(Document map, String name) {
        return map.getElementsByTagName(name).item(0).getTextContent();
    }
}
