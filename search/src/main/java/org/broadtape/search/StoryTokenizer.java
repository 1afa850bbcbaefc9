package org.broadtape.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Hands the words that [WordScanner] finds to Lucene.
final class StoryTokenizer extends Tokenizer {
    private static final int GAP = 100;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private char[] text = new char[4096];
    private int length;
    private final WordScanner scanner = new WordScanner(text, 0);

    /// An analyzer for every field of words. A phrase can't reach from headline into summary or
    /// from one subject into the next: a gap of positions lies between them.
    static Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new StoryTokenizer());
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return GAP;
            }
        };
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!scanner.next()) {
            return false;
        }
        term.copyBuffer(scanner.term(), 0, scanner.termLength());
        offset.setOffset(correctOffset(scanner.start()), correctOffset(scanner.end()));
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
        for (int n = input.read(text, 0, text.length);
                n >= 0;
                n = input.read(text, length, text.length - length)) {
            length += n;
            if (length == text.length) {
                text = Arrays.copyOf(text, length * 2);
            }
        }
        scanner.over(text, length);
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(length), correctOffset(length));
    }
}
