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

    /// The same as words of a link from end to end.
    Segment allLinked() {
        return new Segment(kind, text, text.length(), rows, home);
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
        if (kind == Kind.CROSSHEAD) {
            return linkShare() > 0.5 ? -text.length() : 0;
        }
        double own = (text.length() - linked) * breadth();
        if (home.normalName().equals("pre")) {
            return own * 0.3;
        }
        if (linkShare() > 0.5) {
            return -0.7 * text.length() - 10;
        }
        if (own >= 80 || (own >= 40 && (isSentence() || breadth() > 1.5))) {
            return own * (kind == Kind.ITEM ? 0.6 : 1) - linked * 0.5;
        }
        return isSentence() ? own * 0.3 : -0.5 * own - 5;
    }

    /// How many letters of an alphabet one sign stands for: ideographs, kana and Hangul say more.
    private double breadth() {
        int signs = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                letters++;
                signs += c >= 0x3040 && c <= 0xD7A3 ? 1 : 0;
            }
        }
        return letters == 0 ? 1 : 1 + 1.0 * signs / text.length();
    }

    /// Its length in letters of an alphabet.
    double letters() {
        return text.length() * breadth();
    }

    boolean isSentence() {
        char last = text.charAt(text.length() - 1);
        return ".!?…。！？؟।”\"»“':;".indexOf(last) >= 0;
    }
}
