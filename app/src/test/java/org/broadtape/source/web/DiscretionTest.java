package org.broadtape.source.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://a.example/feed?key=4711 | https://a.example/feed?…
                    https://a.example/feed#key4711 | https://a.example/feed?…
                    https://me:secret@a.example/feed | https://a.example/feed
                    https://a.example/u/0a1b2c3d4e5f60718293/feed.xml | https://a.example/u/…/feed.xml
                    https://a.example/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9 | https://a.example/…
                    https://a.example/rss/12345678901234567 | https://a.example/rss/…
                    http://192.168.0.7:8080/feed | http://…:8080/feed
                    http://[fd00::7]/feed | http://…
                    http://wiki/feed | http://…
                    https://wire.lan/desk/a | https://…
                    Not asked: wire.example leads to 10.1.2.3, a private network | Not asked: wire.example leads to …, a private network
                    Not asked: wire.example leads to fd00:0:0:0:0:0:0:1, a private network | Not asked: wire.example leads to …, a private network
                    """)
    void shortensWhatIsTheOwners(String text, String shown) {
        assertThat(Discretion.shortened(text)).isEqualTo(shown);
        assertThat(Discretion.isOpen(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/feed",
                "https://a.example/markets/the-central-bank-of-2024-and-what-it-said/feed.xml",
                "https://a.example:8443/feeds/international_business_news.rss",
                "The server answers 404: there is nothing at this address.",
                "Is it https://a.example/feed?"
            })
    void leavesTheRestAsItIs(String text) {
        assertThat(Discretion.shortened(text)).isEqualTo(text);
        assertThat(Discretion.isOpen(text)).isTrue();
    }
}
