package org.broadtape.wire.discovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedLinksTest {
    private static final URI PAGE = URI.create("https://news.example/markets/today");

    private static List<FeedLinks.Offer> of(String page) {
        return FeedLinks.of(page.getBytes(UTF_8), Optional.of("text/html; charset=utf-8"), PAGE);
    }

    @Test
    void findsTheFeedsAPageOffersInItsOrder() {
        assertThat(
                        of(
                                """
                                <!doctype html><title>News</title>
                                <link rel="alternate" type="application/rss+xml" title="All &amp; more" href="/feed">
                                <LINK REL='ALTERNATE home' TYPE='Application/Atom+XML; charset=utf-8' HREF='atom.xml'>
                                <link rel=alternate type=application/feed+json href=https://cdn.example/f.json>
                                <body><link rel="alternate" type="application/rss+xml" href="/feed">
                                """))
                .containsExactly(
                        new FeedLinks.Offer(
                                URI.create("https://news.example/feed"), "All & more", "RSS"),
                        new FeedLinks.Offer(
                                URI.create("https://news.example/markets/atom.xml"),
                                "https://news.example/markets/atom.xml",
                                "Atom"),
                        new FeedLinks.Offer(
                                URI.create("https://cdn.example/f.json"),
                                "https://cdn.example/f.json",
                                "JSON Feed"));
    }

    @Test
    void passesOverWhatIsNoFeedAndNoWebAddress() {
        assertThat(
                        of(
                                """
                                <link rel="alternate" hreflang="de" href="/de">
                                <link rel="alternate" type="application/json" href="/wp-json">
                                <link rel="alternate stylesheet" type="application/rss+xml" href="/x">
                                <link rel="stylesheet" type="application/rss+xml" href="/x">
                                <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
                                <link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
                                <a rel="alternate" type="application/rss+xml" href="/a">
                                """))
                .isEmpty();
        assertThat(of("")).isEmpty();
        assertThat(of("\0\0<<<>>")).isEmpty();
    }

    @Test
    void followsThePagesOwnBaseAndCharset() {
        String page =
                "<base href='//cdn.example/x/'><link rel=alternate type=application/rss+xml"
                        + " title='Börse' href=f>";
        assertThat(
                        FeedLinks.of(
                                page.getBytes(ISO_8859_1),
                                Optional.of("text/html;charset=latin1"),
                                PAGE))
                .containsExactly(
                        new FeedLinks.Offer(URI.create("https://cdn.example/x/f"), "Börse", "RSS"));
    }

    @Test
    void tellsNoMoreThanFifty() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            page.append("<link rel=alternate type=application/rss+xml href=/")
                    .append(i)
                    .append('>');
        }
        assertThat(of(page.toString())).hasSize(FeedLinks.MOST);
        assertThat(of("<div>".repeat(200_000))).isEmpty();
    }
}
