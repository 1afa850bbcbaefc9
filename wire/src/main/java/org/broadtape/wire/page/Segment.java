package org.broadtape.wire.page;

import java.util.List;
import org.jsoup.nodes.Element;

/// A run of text between two edges of blocks, before it is known to belong to the article.
///
/// @param kind what its nearest telling ancestor makes of it
/// @param text white space collapsed; never empty
/// @param linked how many of its UTF-16 units lie in links
/// @param rows the cells, where it is a table
/// @param home the innermost block element it lies in
record Segment(Kind kind, String text, int linked, List<List<String>> rows, Element home) {
    /// What a segment can be.
    enum Kind {
        PARAGRAPH,
        CROSSHEAD,
        ITEM,
        QUOTATION,
        TABLE
    }

    double linkShare() {
        return (double) linked / text.length();
    }

    Block block() {
        return switch (kind) {
            case PARAGRAPH -> new Block.Paragraph(text);
            case CROSSHEAD -> new Block.Crosshead(text);
            case ITEM -> new Block.ListItem(text);
            case QUOTATION -> new Block.Quotation(text);
            case TABLE -> new Block.Table(rows);
        };
    }

    /// How much this speaks for the element that holds it being the article: the words of running
    /// text count for it, labels and lists of links against.
    double weight() {
        int own = text.length() - linked;
        if (kind == Kind.CROSSHEAD) {
            return linkShare() > 0.5 ? -text.length() : 0;
        }
        if (linkShare() > 0.5) {
            return -0.7 * text.length() - 10;
        }
        if (own >= 80 || (own >= 40 && isSentence())) {
            return own * (kind == Kind.ITEM ? 0.6 : 1) - linked * 0.5;
        }
        return isSentence() ? own * 0.3 : -0.5 * own - 5;
    }

    boolean isSentence() {
        char last = text.charAt(text.length() - 1);
        return ".!?…。！？؟।”\"»“':;".indexOf(last) >= 0;
    }
}
