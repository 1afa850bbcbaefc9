package org.broadtape.bench;

import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.CommonExtractors;
import java.nio.charset.StandardCharsets;
import net.dankito.readability4j.extended.Readability4JExtended;

/// The readers of article pages that ours is measured against, as their documentation says to use
/// them. Both take text, so the bytes are read as UTF-8 for them.
final class ArticlePeers {
    private ArticlePeers() {}

    /// The article's text as Readability4J Extended finds it; empty where it finds none or throws.
    static String readability4j(byte[] page, String address) {
        try {
            String html = new String(page, StandardCharsets.UTF_8);
            String text = new Readability4JExtended(address, html).parse().getTextContent();
            return text == null ? "" : text;
        } catch (RuntimeException | StackOverflowError unread) {
            return "";
        }
    }

    /// The same by boilerpipe's extractor for articles.
    static String boilerpipe(byte[] page) {
        try {
            return CommonExtractors.ARTICLE_EXTRACTOR.getText(
                    new String(page, StandardCharsets.UTF_8));
        } catch (BoilerpipeProcessingException | RuntimeException | StackOverflowError unread) {
            return "";
        }
    }
}
