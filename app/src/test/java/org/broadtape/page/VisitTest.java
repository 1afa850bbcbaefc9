package org.broadtape.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "news.example.org",
                "192.0.2.1:80",
                "[::1]",
                "[2001:db8::1]:8080",
                "xn--bcher-kva.example"
            })
    void takesAHost(String host) {
        assertThat(Visit.isHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a b",
                "evil.example/path",
                "user@evil.example",
                "a:b",
                "a:",
                "a:1234567",
                "\"><script>",
                "[::1",
                "[]",
                "a\r\nSet-Cookie: x"
            })
    void refusesWhatIsNone(String host) {
        assertThat(Visit.isHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:1:2::1", "2001:db8:1:2:ffff::9"})
    void countsAWholeNetworkAsOneSender(String address) {
        assertThat(new Visit(address, "http", "localhost").counted()).isEqualTo("20010db800010002");
    }
}
