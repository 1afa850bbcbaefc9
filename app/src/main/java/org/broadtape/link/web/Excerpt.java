package org.broadtape.link.web;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.base.Span;

/// Words of a story in their sentence, cut from the text when it is read.
///
/// @param field where they stand
/// @param pieces the sentence, cut where the words begin and end
/// @param startsWithin true where more of the text stands before
/// @param endsWithin true where more of the text stands after
public record Excerpt(Field field, List<Piece> pieces, boolean startsWithin, boolean endsWithin) {
    private static final int BEFORE = 160;
    private static final int AFTER = 200;

    /// Copies its list.
    public Excerpt {
        pieces = List.copyOf(pieces);
    }

    /// A piece of a sentence.
    ///
    /// @param marked true for the words themselves
    public record Piece(String text, boolean marked) {}

    /// The sentences those passages stand in, in the order of the passages, each once with all its
    /// words marked. A passage that lies outside the text is left out.
    static List<Excerpt> of(List<Passage> passages, StoryText story) {
        List<Excerpt> excerpts = new ArrayList<>();
        List<Passage> left = new ArrayList<>(passages);
        while (!left.isEmpty()) {
            Passage first = left.removeFirst();
            String text = story.text(first.field());
            if (first.span().end() > text.length() || first.span().length() == 0) {
                continue;
            }
            Span sentence = sentence(text, first.span());
            List<Span> marks = new ArrayList<>(List.of(first.span()));
            left.removeIf(other -> {
                boolean same =
                        other.field() == first.field()
                                && other.span().start() >= sentence.start()
                                && other.span().end() <= sentence.end();
                if (same) {
                    marks.add(other.span());
                }
                return same;
            });
            excerpts.add(cut(first.field(), text, sentence, marks));
        }
        return excerpts;
    }

    private static Excerpt cut(Field field, String text, Span sentence, List<Span> marks) {
        marks.sort(Comparator.comparingInt(Span::start));
        List<Piece> pieces = new ArrayList<>();
        int at = sentence.start();
        for (Span mark : marks) {
            if (mark.start() < at) {
                continue;
            }
            add(text, at, mark.start(), false, pieces);
            add(text, mark.start(), mark.end(), true, pieces);
            at = mark.end();
        }
        add(text, at, sentence.end(), false, pieces);
        return new Excerpt(
                field,
                pieces,
                !text.substring(0, sentence.start()).isBlank(),
                !text.substring(sentence.end()).isBlank());
    }

    private static void add(String text, int from, int to, boolean marked, List<Piece> pieces) {
        if (from < to) {
            pieces.add(new Piece(text.substring(from, to), marked));
        }
    }

    /// The sentence around words, shortened at blanks where it is long.
    private static Span sentence(String text, Span words) {
        int paragraph = text.lastIndexOf("\n\n", words.start());
        int from = paragraph < 0 ? 0 : paragraph + 2;
        int close = text.indexOf("\n\n", words.end());
        int to = close < 0 ? text.length() : close;
        from = Math.max(from, blankAfter(text, from, words.start() - 4 * BEFORE));
        to = Math.min(to, words.end() + 4 * AFTER);
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text.substring(from, to));
        int start = from + Math.max(0, preceding(sentences, words.start() - from));
        int end = from + following(sentences, words.end() - from, to - from);
        if (words.start() - start > BEFORE) {
            start = blankAfter(text, start, words.start() - BEFORE);
        }
        if (end - words.end() > AFTER) {
            int blank = text.lastIndexOf(' ', words.end() + AFTER);
            end = blank > words.end() ? blank : words.end() + AFTER;
        }
        while (end > words.end() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(Math.min(start, words.start()), end);
    }

    private static int preceding(BreakIterator sentences, int at) {
        return sentences.isBoundary(at) ? at : sentences.preceding(at);
    }

    private static int following(BreakIterator sentences, int at, int length) {
        return at >= length || sentences.isBoundary(at) ? at : sentences.following(at);
    }

    /// The word that begins at or after a place; the earliest where that is none.
    private static int blankAfter(String text, int earliest, int at) {
        if (at <= earliest) {
            return earliest;
        }
        int blank = text.indexOf(' ', at);
        return blank < 0 ? at : blank + 1;
    }
}
