package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// Finds lists of other articles within a text, each shown by its title, which is a link, and some
/// words. They have no name in common, but are built alike: several of one parent with the same tag
/// and class. What stands in them then counts as a link's words.
final class Teasers {
    private static final int FEWEST = 3;
    private static final int PARTS = 8;
    private static final int TITLE = 15;
    private static final int WORDS = 400;

    /// A list that holds more of the page's text than this is the page's matter.
    private static final double MATTER = 0.4;

    private final List<Segment> segments;
    private final Map<Element, int[]> ranges;
    private final int total;

    private Teasers(List<Segment> segments, Map<Element, int[]> ranges) {
        this.segments = segments;
        this.ranges = ranges;
        this.total = segments.stream().mapToInt(segment -> segment.text().length()).sum();
    }

    /// Marks the segments of teasers as linked from end to end.
    static void mark(List<Segment> segments, Map<Element, int[]> ranges) {
        Teasers teasers = new Teasers(segments, ranges);
        for (Element parent : ranges.keySet()) {
            if (parent.childrenSize() >= FEWEST) {
                teasers.within(parent);
            }
        }
    }

    private void within(Element parent) {
        Map<String, List<int[]>> alike = new HashMap<>();
        for (Element child : parent.children()) {
            int[] range = ranges.get(child);
            if (range != null && range[1] > range[0]) {
                String name = child.normalName() + ' ' + child.className();
                alike.computeIfAbsent(name, none -> new ArrayList<>()).add(range);
            }
        }
        for (List<int[]> list : alike.values()) {
            int length = 0;
            int teasers = 0;
            for (int[] range : list) {
                length += length(range);
                teasers += isTeaser(range) ? 1 : 0;
            }
            if (teasers >= FEWEST && teasers == list.size() && length < MATTER * total) {
                list.forEach(this::link);
            }
        }
    }

    private int length(int[] range) {
        int length = 0;
        for (int i = range[0]; i < range[1]; i++) {
            length += segments.get(i).text().length();
        }
        return length;
    }

    private boolean isTeaser(int[] range) {
        boolean titled = false;
        int words = 0;
        for (int i = range[0]; i < range[1]; i++) {
            Segment segment = segments.get(i);
            titled |= segment.linkShare() > 0.8 && segment.text().length() >= TITLE;
            words += segment.text().length() - segment.linked();
        }
        return titled && range[1] - range[0] <= PARTS && words <= WORDS;
    }

    private void link(int[] range) {
        for (int i = range[0]; i < range[1]; i++) {
            Segment segment = segments.get(i);
            segments.set(i, segment.allLinked());
        }
    }
}
