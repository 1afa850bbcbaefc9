package org.broadtape.wire.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsTest {
    private static final String FILE =
            """
            # A harbour's rules
            User-agent: othertape
            Disallow: /

            User-Agent: *
            user-agent: sometape
            Disallow: /private/   # not for you
            Allow: /private/open
            Disallow: /*.pdf$
            Disallow: /find?*q=
            Disallow:

            user-agent: quaytape
            allow: /
            """;

    @ParameterizedTest
    @CsvSource({
        "broadtape, /, true",
        "broadtape, /private/x, false",
        "broadtape, /private/open/x, true",
        "broadtape, /a/b.pdf, false",
        "broadtape, /a/b.pdf.html, true",
        "broadtape, /find?a=1&q=2, false",
        "broadtape, /find?a=1, true",
        "SomeTape, /private/x, false",
        "othertape, /a, false",
        "QuayTape, /private/x, true",
    })
    void letsARobotFetchWhatTheLongestRuleAllows(String robot, String path, boolean allowed) {
        Robots robots = Robots.read(FILE.getBytes(StandardCharsets.UTF_8), robot);
        assertThat(robots.allow(URI.create("https://news.example" + path))).isEqualTo(allowed);
        assertThat(Robots.ALL.allow(URI.create("https://news.example"))).isTrue();
    }
}
