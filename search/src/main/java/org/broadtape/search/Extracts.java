package org.broadtape.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.broadtape.base.Span;
import org.broadtape.search.StoryQuery.All;
import org.broadtape.search.StoryQuery.Any;
import org.broadtape.search.StoryQuery.Clause;
import org.broadtape.search.StoryQuery.Everything;
import org.broadtape.search.StoryQuery.Exact;
import org.broadtape.search.StoryQuery.Not;
import org.broadtape.search.StoryQuery.Phrase;
import org.broadtape.search.StoryQuery.Prefix;
import org.broadtape.search.StoryQuery.When;
import org.broadtape.search.StoryQuery.Word;

/// Cuts extracts for one query out of texts handed in. What a query refuses (`-word`) and what it
/// asks of other fields is never marked.
public final class Extracts {
    /// About how many UTF-16 units an extract has.
    public static final int LENGTH = 240;

    private static final int LOOKED_THROUGH = 100_000;
    private static final int LEAD_IN = 80;

    private final Marker inText = new Marker();
    private final Marker inHeadline = new Marker();

    private Extracts(StoryQuery query) {
        collect(query.root());
    }

    /// Extracts that show why stories match a query.
    public static Extracts of(StoryQuery query) {
        return new Extracts(query);
    }

    /// Where the words that were looked for stand in a headline.
    public List<Span> marks(String headline) {
        return inHeadline.marks(headline).stream().map(Mark::span).toList();
    }

    /// The piece of a story's text that says most of what was looked for, else its beginning. Only
    /// the first 100,000 units are looked through.
    public Extract extract(String text) {
        String looked = text.substring(0, wordEnd(text, Math.min(text.length(), LOOKED_THROUGH)));
        List<Mark> marks = inText.marks(looked);
        int best = 0;
        int bestWorth = 0;
        for (int first = 0; first < marks.size(); first++) {
            int worth = worth(marks, first);
            if (worth > bestWorth) {
                best = first;
                bestWorth = worth;
            }
        }
        int start = marks.isEmpty() ? 0 : lead(looked, marks.get(best).span().start());
        int end = wordEnd(looked, Math.min(looked.length(), start + LENGTH));
        return cut(text, start, end, marks);
    }

    private static Extract cut(String text, int start, int end, List<Mark> marks) {
        int from = start;
        while (from < end && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int to = end;
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        List<Span> within = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.span().start() >= from && mark.span().end() <= to) {
                within.add(new Span(mark.span().start() - from, mark.span().end() - from));
            }
        }
        StringBuilder line = new StringBuilder(text.substring(from, to));
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return new Extract(
                line.toString(),
                within,
                !text.substring(0, from).isBlank(),
                !text.substring(to).isBlank());
    }

    /// How much of what was looked for an extract beginning at a mark would show: different words
    /// count most.
    private static int worth(List<Mark> marks, int first) {
        Set<Integer> different = new HashSet<>();
        int count = 0;
        int start = marks.get(first).span().start();
        for (int i = first;
                i < marks.size() && marks.get(i).span().end() <= start + LENGTH - LEAD_IN;
                i++) {
            different.add(marks.get(i).what());
            count++;
        }
        return different.size() * 8 + Math.min(count, 7);
    }

    /// Where to begin so that a mark stands in its sentence: at the sentence's beginning if that is
    /// near, else at a word's.
    private static int lead(String text, int mark) {
        int farthest = Math.max(0, mark - LEAD_IN);
        for (int i = mark; i > farthest; i--) {
            char before = text.charAt(i - 1);
            boolean stop = i > 1 && ".?!。".indexOf(text.charAt(i - 2)) >= 0;
            boolean sentence =
                    before == '\n'
                            || (before == ' ' && stop && Character.isUpperCase(text.charAt(i)));
            if (sentence) {
                return i;
            }
        }
        if (farthest == 0) {
            return 0;
        }
        int i = farthest;
        while (i < mark && !Character.isWhitespace(text.charAt(i - 1))) {
            i++;
        }
        return i < mark ? i : mark;
    }

    /// The end of the word before a place, unless it is far.
    private static int wordEnd(String text, int place) {
        if (place >= text.length()) {
            return text.length();
        }
        int i = place;
        while (i > place - LEAD_IN / 2 && i > 0 && !Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        boolean found = i > 0 && Character.isWhitespace(text.charAt(i));
        if (found) {
            return i;
        }
        return place > 0 && Character.isHighSurrogate(text.charAt(place - 1)) ? place - 1 : place;
    }

    private void collect(Clause clause) {
        switch (clause) {
            case All all -> all.parts().forEach(this::collect);
            case Any any -> any.parts().forEach(this::collect);
            case Word word ->
                    add(
                            word.field(),
                            marker ->
                                    marker.words(
                                            word.exact()
                                                    ? List.of(word.term())
                                                    : Plurals.forms(word.term())));
            case Phrase phrase -> add(phrase.field(), marker -> marker.phrase(phrase.terms()));
            case Prefix prefix -> add(prefix.field(), marker -> marker.prefix(prefix.stem()));
            case Not _, Everything _, Exact _, When _ -> {}
        }
    }

    private void add(QueryField field, Consumer<Marker> what) {
        if (field == QueryField.TEXT) {
            what.accept(inText);
            what.accept(inHeadline);
        } else if (field == QueryField.HEADLINE) {
            what.accept(inHeadline);
        }
    }

    /// A place where something that was looked for stands.
    ///
    /// @param what which part of the query, from 0
    private record Mark(Span span, int what) {}

    /// Finds the words of a query in a text, in one pass over it.
    private static final class Marker {
        private final Map<String, Integer> words = new HashMap<>();
        private final Map<String, List<Wanted>> phrases = new HashMap<>();
        private final List<Wanted> prefixes = new ArrayList<>();
        private int parts;

        private record Wanted(List<String> terms, int what) {}

        void words(List<String> forms) {
            forms.forEach(form -> words.putIfAbsent(form, parts));
            parts++;
        }

        void phrase(List<String> terms) {
            phrases.computeIfAbsent(terms.getFirst(), first -> new ArrayList<>())
                    .add(new Wanted(terms, parts++));
        }

        void prefix(String stem) {
            prefixes.add(new Wanted(List.of(stem), parts++));
        }

        List<Mark> marks(String text) {
            List<Mark> marks = new ArrayList<>();
            if (parts == 0) {
                return marks;
            }
            List<String> terms = new ArrayList<>();
            List<Span> spans = new ArrayList<>();
            WordScanner scanner = new WordScanner(text);
            while (scanner.next()) {
                terms.add(scanner.word());
                spans.add(new Span(scanner.start(), scanner.end()));
            }
            for (int i = 0; i < terms.size(); i++) {
                mark(terms, spans, i, marks);
            }
            return marks;
        }

        private void mark(List<String> terms, List<Span> spans, int i, List<Mark> marks) {
            String term = terms.get(i);
            Integer word = words.get(term);
            if (word != null) {
                put(marks, new Mark(spans.get(i), word));
            }
            for (Wanted prefix : prefixes) {
                if (term.startsWith(prefix.terms().getFirst())) {
                    put(marks, new Mark(spans.get(i), prefix.what()));
                }
            }
            for (Wanted phrase : phrases.getOrDefault(term, List.of())) {
                int last = i + phrase.terms().size();
                if (last <= terms.size() && terms.subList(i, last).equals(phrase.terms())) {
                    Span whole = new Span(spans.get(i).start(), spans.get(last - 1).end());
                    put(marks, new Mark(whole, phrase.what()));
                }
            }
        }

        /// Marks that touch become one, so that no two overlap.
        private static void put(List<Mark> marks, Mark next) {
            if (marks.isEmpty() || marks.getLast().span().end() <= next.span().start()) {
                marks.add(next);
                return;
            }
            Mark last = marks.removeLast();
            int start = Math.min(last.span().start(), next.span().start());
            int end = Math.max(last.span().end(), next.span().end());
            marks.add(new Mark(new Span(start, end), last.what()));
        }
    }
}
