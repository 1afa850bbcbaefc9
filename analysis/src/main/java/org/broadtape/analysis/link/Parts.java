package org.broadtape.analysis.link;

import java.util.List;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;

/// A story taken apart: its words, its paragraphs, the names in it.
///
/// @param spots headline first, each field's names before its short forms and symbols
/// @param surroundings how names stand among other words
record Parts(
        StoryText story,
        Words headline,
        Words body,
        Layout layout,
        List<Spot> spots,
        Surroundings surroundings) {
    /// What stands for a word where there is none.
    static final long EDGE = Fold.hash("edge");

    Words words(Spot spot) {
        return spot.field() == Field.HEADLINE ? headline : body;
    }

    /// Which paragraph a spot of the body stands in.
    int paragraph(Spot spot) {
        return layout.paragraphAt(body.start(spot.from()));
    }

    /// What the words about a spot are: the story's own, or a line beside it.
    Layout.Part part(Spot spot) {
        if (spot.field() == Field.HEADLINE || layout.paragraphs().isEmpty()) {
            return Layout.Part.TEXT;
        }
        if (body.start(spot.from()) < layout.datelineEnd()) {
            return Layout.Part.DATELINE;
        }
        return layout.paragraphs().get(paragraph(spot)).part();
    }

    /// Whether a spot begins its paragraph, the dateline before it not counted.
    boolean opens(Spot spot) {
        return words(spot).is(spot.from(), Words.PARAGRAPH)
                || (spot.field() == Field.BODY
                        && spot.from() > 0
                        && body.start(spot.from()) >= layout.datelineEnd()
                        && body.start(spot.from() - 1) < layout.datelineEnd());
    }

    /// The word before a spot, in the same paragraph; [#EDGE] where there is none.
    long before(Spot spot, int how) {
        int word = spot.from() - how;
        if (word < 0 || opens(spot)) {
            return EDGE;
        }
        for (int at = word + 1; at < spot.from(); at++) {
            if (words(spot).is(at, Words.PARAGRAPH)) {
                return EDGE;
            }
        }
        return words(spot).key(word);
    }

    /// The word behind a spot, in the same paragraph; what stands in brackets right behind it, as
    /// `(NASDAQ:META)` does, is passed over. [#EDGE] where there is none.
    long behind(Spot spot) {
        Words words = words(spot);
        int word = spot.end();
        if (word < words.count() && bracketed(words, spot)) {
            int close = words.text().indexOf(')', words.end(spot.end() - 1));
            while (close > 0 && word < words.count() && words.start(word) < close) {
                word++;
            }
        }
        return word >= words.count() || words.is(word, Words.PARAGRAPH) ? EDGE : words.key(word);
    }

    private static boolean bracketed(Words words, Spot spot) {
        int at = words.end(spot.end() - 1);
        while (at < words.start(spot.end()) && words.text().charAt(at) == ' ') {
            at++;
        }
        return words.text().charAt(at) == '(';
    }

    /// The unit before a spot; a blank at the start.
    char left(Spot spot) {
        int start = words(spot).start(spot.from());
        return start == 0 ? ' ' : words(spot).text().charAt(start - 1);
    }

    /// The first word of the place the story was filed from; [#EDGE] where it says none.
    long place() {
        Words words = Words.of(story.dateline().orElse(""));
        return words.count() == 0 ? EDGE : words.key(0);
    }
}
