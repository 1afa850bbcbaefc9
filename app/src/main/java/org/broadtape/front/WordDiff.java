package org.broadtape.front;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What changed between two texts, as a person would mark it: paragraphs that stayed, went or came,
/// and within a paragraph that was rewritten, the words. Myers' shortest edit script (An O(ND)
/// Difference Algorithm, 1986), bounded: two texts that have little in common are told as one gone
/// and one new, at once, rather than picked apart.
public final class WordDiff {
    /// The most edits a script may hold before the two are told as different altogether.
    static final int MOST_EDITS = 600;

    /// The most tokens of a text that are compared.
    static final int MOST_TOKENS = 20_000;

    /// Paragraphs sharing less of their words than this are told as one gone and one new.
    private static final double ALIKE = 0.34;

    private WordDiff() {}

    /// Words that stayed, went or came.
    public record Run(Change change, String words) {}

    /// What happened to words.
    public enum Change {
        /// In both.
        SAME,
        /// Only in the earlier.
        GONE,
        /// Only in the later.
        NEW
    }

    /// A paragraph as its runs.
    public record Paragraph(List<Run> runs) {
        /// Copies its list.
        public Paragraph {
            runs = List.copyOf(runs);
        }

        /// True where nothing in it changed.
        public boolean same() {
            return runs.stream().allMatch(run -> run.change() == Change.SAME);
        }
    }

    /// The difference of two texts whose paragraphs are separated by blank lines.
    public static List<Paragraph> texts(String before, String after) {
        List<String> a = paragraphs(before);
        List<String> b = paragraphs(after);
        List<Paragraph> out = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        for (Step step : script(a, b)) {
            switch (step.change()) {
                case GONE -> gone.add(a.get(step.index()));
                case NEW -> come.add(b.get(step.index()));
                case SAME -> {
                    rewritten(gone, come, out);
                    out.add(whole(Change.SAME, a.get(step.index())));
                }
            }
        }
        rewritten(gone, come, out);
        return out;
    }

    /// The difference of two lines, by words.
    public static List<Run> words(String before, String after) {
        List<String> a = tokens(before);
        List<String> b = tokens(after);
        List<Run> out = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Change at = Change.SAME;
        for (Step step : script(a, b)) {
            if (step.change() != at && !words.isEmpty()) {
                out.add(new Run(at, words.toString()));
                words.setLength(0);
            }
            at = step.change();
            words.append(at == Change.NEW ? b.get(step.index()) : a.get(step.index()));
        }
        if (!words.isEmpty()) {
            out.add(new Run(at, words.toString()));
        }
        return smooth(out);
    }

    /// Pairs paragraphs that went with those that came in their place, in order, where they are
    /// alike.
    private static void rewritten(List<String> gone, List<String> come, List<Paragraph> out) {
        int next = 0;
        for (String before : gone) {
            int match = next;
            while (match < come.size() && match < next + 8 && !alike(before, come.get(match))) {
                match++;
            }
            if (match >= come.size() || match >= next + 8) {
                out.add(whole(Change.GONE, before));
                continue;
            }
            while (next < match) {
                out.add(whole(Change.NEW, come.get(next++)));
            }
            out.add(new Paragraph(words(before, come.get(next++))));
        }
        while (next < come.size()) {
            out.add(whole(Change.NEW, come.get(next++)));
        }
        gone.clear();
        come.clear();
    }

    private static Paragraph whole(Change change, String words) {
        return new Paragraph(List.of(new Run(change, words)));
    }

    private static boolean alike(String before, String after) {
        Set<String> a = wordSet(before);
        Set<String> b = wordSet(after);
        int larger = Math.max(a.size(), b.size());
        a.retainAll(b);
        return larger == 0 || (double) a.size() / larger >= ALIKE;
    }

    private static Set<String> wordSet(String text) {
        Set<String> words = new HashSet<>();
        for (String token : tokens(text)) {
            if (Character.isLetterOrDigit(token.codePointAt(0))) {
                words.add(token);
            }
        }
        return words;
    }

    /// A blank that stayed between two changes is not worth an island: it joins them.
    private static List<Run> smooth(List<Run> runs) {
        List<Run> out = new ArrayList<>();
        StringBuilder gone = new StringBuilder();
        StringBuilder come = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            boolean within = i > 0 && i < runs.size() - 1;
            switch (run.change()) {
                case GONE -> gone.append(run.words());
                case NEW -> come.append(run.words());
                case SAME -> {
                    if (within && run.words().isBlank()) {
                        gone.append(run.words());
                        come.append(run.words());
                        continue;
                    }
                    flush(gone, come, out);
                    out.add(run);
                }
            }
        }
        flush(gone, come, out);
        return out;
    }

    private static void flush(StringBuilder gone, StringBuilder come, List<Run> out) {
        if (!gone.isEmpty()) {
            out.add(new Run(Change.GONE, gone.toString()));
        }
        if (!come.isEmpty()) {
            out.add(new Run(Change.NEW, come.toString()));
        }
        gone.setLength(0);
        come.setLength(0);
    }

    private static List<String> paragraphs(String text) {
        List<String> out = new ArrayList<>();
        for (String one : text.split("\\n\\s*\\n", MOST_TOKENS)) {
            if (!one.isBlank()) {
                out.add(one.strip());
            }
        }
        return out;
    }

    /// Words, numbers with their points, runs of blanks, and single other signs; the rest in one
    /// piece once there are too many.
    static List<String> tokens(String text) {
        List<String> out = new ArrayList<>();
        int at = 0;
        while (at < text.length() && out.size() < MOST_TOKENS) {
            int end = at;
            int kind = kind(text.charAt(at));
            do {
                end++;
            } while (end < text.length() && continues(text, end, kind));
            out.add(text.substring(at, end));
            at = end;
        }
        if (at < text.length()) {
            out.add(text.substring(at));
        }
        return out;
    }

    private static boolean continues(String text, int at, int kind) {
        char c = text.charAt(at);
        if (Character.isLowSurrogate(c)) {
            return true;
        }
        if (kind == 2) {
            return false;
        }
        if (kind(c) == kind) {
            return true;
        }
        boolean joins = kind == 1 && (c == '.' || c == ',' || c == '\'' || c == '’' || c == '-');
        return joins && at + 1 < text.length() && kind(text.charAt(at + 1)) == 1;
    }

    private static int kind(char c) {
        if (Character.isWhitespace(c)) {
            return 0;
        }
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? 1 : 2;
    }

    private record Step(Change change, int index) {}

    /// The shortest script from one list to the other, between what they begin and end with alike.
    private static List<Step> script(List<String> a, List<String> b) {
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < head; i++) {
            steps.add(new Step(Change.SAME, i));
        }
        middle(a, b, head, a.size() - tail, b.size() - tail, steps);
        for (int i = a.size() - tail; i < a.size(); i++) {
            steps.add(new Step(Change.SAME, i));
        }
        return steps;
    }

    private static void middle(
            List<String> a, List<String> b, int from, int endA, int endB, List<Step> steps) {
        int n = endA - from;
        int m = endB - from;
        int most = Math.min(n + m, MOST_EDITS);
        int[] reach = new int[2 * most + 3];
        int centre = most + 1;
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            trace.add(java.util.Arrays.copyOfRange(reach, centre - d - 1, centre + d + 2));
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && reach[centre + k - 1] < reach[centre + k + 1]);
                int x = down ? reach[centre + k + 1] : reach[centre + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && a.get(from + x).equals(b.get(from + y))) {
                    x++;
                    y++;
                }
                reach[centre + k] = x;
                if (x >= n && y >= m) {
                    steps.addAll(back(trace, n, m, from));
                    return;
                }
            }
        }
        for (int i = from; i < endA; i++) {
            steps.add(new Step(Change.GONE, i));
        }
        for (int i = from; i < endB; i++) {
            steps.add(new Step(Change.NEW, i));
        }
    }

    private static List<Step> back(List<int[]> trace, int n, int m, int from) {
        List<Step> steps = new ArrayList<>();
        int x = n;
        int y = m;
        for (int d = trace.size() - 1; d >= 0; d--) {
            int[] reach = trace.get(d);
            int centre = d + 1;
            int k = x - y;
            boolean down = k == -d || (k != d && reach[centre + k - 1] < reach[centre + k + 1]);
            int before = down ? k + 1 : k - 1;
            int fromX = d == 0 ? 0 : reach[centre + before];
            int fromY = d == 0 ? 0 : fromX - before;
            int startX = d == 0 ? 0 : down ? fromX : fromX + 1;
            while (x > startX && x > 0 && y > 0 && (d == 0 || y > (down ? fromY + 1 : fromY))) {
                x--;
                y--;
                steps.add(new Step(Change.SAME, from + x));
            }
            if (d > 0) {
                steps.add(
                        down
                                ? new Step(Change.NEW, from + fromY)
                                : new Step(Change.GONE, from + fromX));
                x = fromX;
                y = fromY;
            }
        }
        java.util.Collections.reverse(steps);
        return steps;
    }
}
