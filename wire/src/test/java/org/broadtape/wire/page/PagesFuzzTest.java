package org.broadtape.wire.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.internal.html.Safe;

/// Fuzzes the door to article pages. Run with `JAZZER_FUZZ=1` it looks for new inputs; without, it
/// takes those kept beside it.
class PagesFuzzTest {
    @FuzzTest(maxDuration = "3m")
    void readsWhateverPageIsFetched(byte[] bytes) {
        Pages.isPage(bytes);
        Article article =
                Pages.read(bytes, Optional.empty(), Optional.of("https://news.example/a/b.html"));
        assertThat(article.blocks()).noneMatch(block -> block.text().isBlank());
        for (WireItem item : ArticleItem.reading(article).items()) {
            Safe.check(item.bodyHtml());
            NinjsWriter.line(NinjsWriter.write(item));
        }
    }
}
