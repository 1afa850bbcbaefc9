package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// A document cut into [Segment]s in one walk, without what is no text of an article; and for every
/// element, which of them it holds.
final class Segments implements NodeFilter {
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
                    "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "meta", "nobr", "q",
                    "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong",
                    "sub", "sup", "time", "tt", "u", "var", "wbr");
    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");

    private static final int TABLES = 300;

    private final Boilerplate boilerplate;
    private final List<Segment> segments = new ArrayList<>();
    private final IdentityHashMap<Element, int[]> ranges = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private Element home;
    private int linked;
    private int links;
    private int breaks;
    private int tables;

    private Segments(Element root, Boilerplate boilerplate) {
        this.home = root;
        this.boilerplate = boilerplate;
    }

    /// Cuts what is below an element.
    static Segments of(Element root, Boilerplate boilerplate) {
        Segments segments = new Segments(root, boilerplate);
        root.filter(segments);
        segments.flush();
        Teasers.mark(segments.segments, segments.ranges);
        return segments;
    }

    List<Segment> all() {
        return segments;
    }

    /// From which segment to before which an element holds; nothing for one passed over.
    int[] range(Element element) {
        int[] range = ranges.get(element);
        return range == null ? new int[2] : range;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String tag = element.normalName();
        if (tag.equals("br")) {
            breaks++;
            if (breaks > 1) {
                flush();
            } else {
                append(" ");
            }
            return FilterResult.CONTINUE;
        }
        if (boilerplate.isBoilerplate(element)) {
            if (!INLINE.contains(tag)) {
                flush();
            }
            return FilterResult.SKIP_ENTIRELY;
        }
        if (!INLINE.contains(tag)) {
            flush();
            home = element;
            if (tag.equals("table") && tables++ < TABLES && Tables.isData(element)) {
                table(element);
                return FilterResult.SKIP_ENTIRELY;
            }
        } else if (tag.equals("a")) {
            links++;
        }
        ranges.put(element, new int[] {segments.size(), segments.size()});
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && !element.normalName().equals("br")) {
            if (!INLINE.contains(element.normalName())) {
                flush();
                Element parent = element.parent();
                home = parent == null ? element : parent;
            } else if (element.normalName().equals("a")) {
                links = Math.max(0, links - 1);
            }
            int[] range = ranges.get(element);
            if (range != null) {
                range[1] = segments.size();
            }
        }
        return FilterResult.CONTINUE;
    }

    private void table(Element element) {
        List<List<String>> rows = Tables.rows(element);
        String words = new Block.Table(rows).text().strip();
        if (!words.isEmpty()) {
            int inLinks = element.select("a").stream().mapToInt(a -> a.text().length()).sum();
            segments.add(
                    new Segment(
                            Segment.Kind.TABLE,
                            words,
                            Math.min(inLinks, words.length()),
                            rows,
                            element));
        }
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean blank = c <= ' ' || c == '\u00A0' || c == '\u3000' || c == '\u2028';
            if (c == '\u200B' || c == '\uFEFF' || c == '\u00AD') {
                continue;
            }
            if (!blank) {
                breaks = 0;
                text.append(c);
                linked += links > 0 ? 1 : 0;
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
                linked += links > 0 ? 1 : 0;
            }
        }
    }

    private void flush() {
        String words = text.toString().strip();
        if (!words.isEmpty()) {
            segments.add(
                    new Segment(kind(), words, Math.min(linked, words.length()), List.of(), home));
        }
        text.setLength(0);
        linked = 0;
        breaks = 0;
    }

    private Segment.Kind kind() {
        Element element = home;
        for (int up = 0; up < 6; up++) {
            String tag = element.normalName();
            if (HEADINGS.contains(tag) || tag.equals("h1")) {
                return Segment.Kind.CROSSHEAD;
            }
            if (tag.equals("li") || tag.equals("dd") || tag.equals("dt")) {
                return Segment.Kind.ITEM;
            }
            if (tag.equals("blockquote")) {
                return Segment.Kind.QUOTATION;
            }
            Element parent = element.parent();
            if (parent == null) {
                break;
            }
            element = parent;
        }
        return Segment.Kind.PARAGRAPH;
    }
}
