package org.broadtape.wire.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// Fuzzes the sanitiser: whatever comes in, what goes out is safe and stays as it is when cleaned
/// again.
class SanitiserFuzzTest {
    private static final Links LINKS = Links.against("https://news.example/a/b.html?q=1");

    @FuzzTest(maxDuration = "3m")
    void makesWhateverItIsGivenSafe(byte[] bytes) {
        String html = new String(bytes, StandardCharsets.UTF_8);
        for (Links links : new Links[] {LINKS, Links.UNBASED}) {
            Sanitiser.Clean clean = Sanitiser.clean(html, links);
            Safe.check(clean.html());
            assertThat(Sanitiser.clean(clean.html(), links)).isEqualTo(clean);
            assertThat(Sanitiser.html(html, links)).isEqualTo(clean.html());
        }
        Sanitiser.looksLikeHtml(html);
    }
}
