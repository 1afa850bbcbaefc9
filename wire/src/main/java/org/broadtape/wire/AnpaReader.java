package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Stamp;

/// Reads ANPA 1312 messages (ANPA wire service transmission guidelines, 1984), as AP sends them:
/// service and number, then priority, category, format, keyword and take, month and day, count of
/// words. In the text `<` ends a line of the head and `=` one that is centred; paragraphs are
/// indented. Two back-ticks and two apostrophes are quotation marks, `_` between blanks is a dash.
///
/// A new lead has a number of its own, so that nothing but its keyword ties it to the one before.
final class AnpaReader {
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\s*(?<number>[A-Za-z]{1,3}\\d{1,5})[\\x1F][^\\n]*\\n\\s*(?<priority>[a-z]) ?"
                            + "(?<category>[a-z])[\\x11-\\x14 ]*(?<key>\\S*)(?<take>[^\\n]*?)"
                            + "(?:\\s+(?<date>\\d\\d-\\d\\d))?(?:\\s+(?<words>\\d{1,6}))?\\s*");
    private static final Pattern COUNT = Pattern.compile(",\\s*\\d*\\s*$");
    private static final Pattern EDS =
            Pattern.compile("\\(?(?:Eds|EDITORS?)\\b[:,.]?.*|EDITOR'?S'? NOTE\\b.*|ADVISORY\\b.*");
    private static final Pattern NOTE_MARK =
            Pattern.compile("^(\\(?)(?:Eds:|EDITOR'?S'? NOTE\\s*[_:\\u2014-])\\s*");
    private static final Pattern PHOTO = Pattern.compile("AP (?:Photos?|Video|Graphics?)\\b.*");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");

    private static final Map<String, Integer> URGENCIES =
            Map.of("f", 1, "b", 2, "u", 3, "r", 4, "d", 5, "z", 5, "s", 6, "a", 6);

    private static final Map<String, String> CATEGORIES =
            Map.ofEntries(
                    Map.entry("a", "Domestic news"),
                    Map.entry("b", "Special events"),
                    Map.entry("d", "Food"),
                    Map.entry("e", "Entertainment"),
                    Map.entry("f", "Finance"),
                    Map.entry("i", "International"),
                    Map.entry("k", "Commentary"),
                    Map.entry("l", "Lifestyle"),
                    Map.entry("n", "State and regional"),
                    Map.entry("p", "Politics"),
                    Map.entry("s", "Sports"),
                    Map.entry("t", "Travel"),
                    Map.entry("v", "Advisories"),
                    Map.entry("w", "Washington"));

    private final WireItemBuilder item;
    private final List<StringBuilder> paragraphs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<String> headline = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private Optional<String> byline = Optional.empty();

    private AnpaReader(WireItemBuilder item) {
        this.item = item;
    }

    static WireItem read(WireText.Message message) {
        Matcher header = HEADER.matcher(message.header());
        boolean known = header.lookingAt();
        Optional<Stamp> sent = message.sent();
        String day = sent.map(at -> at.local().toLocalDate().toString()).orElse("undated");
        String number = known ? header.group("number") : "unnumbered";
        WireItemBuilder item =
                WireItem.builder("anpa1312:" + number + ":" + day, FeedFormat.ANPA1312);
        sent.ifPresent(item::updated);
        if (known) {
            header(header, item);
        }
        return new AnpaReader(item).text(message);
    }

    private static void header(Matcher header, WireItemBuilder item) {
        Integer urgency = URGENCIES.get(header.group("priority"));
        if (urgency != null) {
            item.urgency(urgency).fact("priority", "" + urgency);
        }
        String category = header.group("category");
        item.subjects(
                List.of(
                        new WireItem.Subject(
                                CATEGORIES.getOrDefault(category, category),
                                Optional.of("a1312cat"),
                                Optional.of(category))));
        if (category.equals("v")) {
            item.signal(Signal.ADVISORY);
        }
        String key = header.group("key").replaceFirst("^BC-", "");
        if (!key.isEmpty()) {
            item.slugline(key);
        }
        WireText.take(header.group("take"), item);
    }

    private WireItem text(WireText.Message message) {
        boolean table = message.header().indexOf(0x14) >= 0;
        String text = message.text().replace("< ^", "<\n^");
        boolean head = true;
        boolean slug = false;
        boolean joins = false;
        for (String line : text.lines().toList()) {
            boolean marked = line.startsWith("^");
            boolean indented = line.startsWith("\t") || line.startsWith("  ");
            String words = clean(line);
            if (words.isEmpty() || words.equals("END") || words.matches("\\*\\d+")) {
                joins = false;
            } else if (head && !slug) {
                slug = true;
                slug(words);
            } else if (head && marked && isHead(line)) {
                head(words, line.stripTrailing().endsWith("="));
            } else if (joins && !indented && !marked && !table) {
                paragraphs.getLast().append(' ').append(words);
            } else {
                head = false;
                joins = true;
                paragraphs.add(new StringBuilder(words));
            }
        }
        String first = paragraphs.isEmpty() ? "" : paragraphs.getFirst().toString();
        item.headline(headline.orElseGet(() -> SENTENCE.split(lead(first), 2)[0]));
        headline.ifPresent(words -> WireCopy.headline(words, item));
        summary.ifPresent(item::summary);
        if (!notes.isEmpty()) {
            item.edNote(String.join("\n", notes));
        }
        WireText.body(
                table ? tabled() : paragraphs.stream().map(StringBuilder::toString).toList(),
                byline,
                item);
        return item.build();
    }

    private static boolean isHead(String line) {
        String end = line.stripTrailing();
        return end.endsWith("<") || end.endsWith("=");
    }

    private List<String> tabled() {
        return paragraphs.isEmpty() ? List.of() : List.of(String.join("\n", paragraphs));
    }

    /// The keyword line: `BC-LT--Harbour-Mill, 1st Ld-Writethru,466`.
    private void slug(String words) {
        String whole = COUNT.matcher(words).replaceFirst("");
        item.fact("anpa:keyword", whole);
        int comma = whole.indexOf(", ");
        if (comma > 0) {
            item.headTag(whole.substring(comma + 2));
            WireText.take(whole.substring(comma + 2), item);
        }
    }

    private void head(String words, boolean centred) {
        if (EDS.matcher(words).matches()) {
            notes.add(NOTE_MARK.matcher(words).replaceFirst("$1"));
        } else if (PHOTO.matcher(words).matches()) {
            item.fact("anpa:media", words);
        } else if (words.toLowerCase(Locale.ROOT).startsWith("by ")) {
            byline = byline.or(() -> Optional.of(words));
        } else if (headline.isEmpty()) {
            headline = Optional.of(words);
        } else if (centred && byline.isEmpty()) {
            paragraphs.add(new StringBuilder(words));
        } else if (!centred) {
            summary = summary.or(() -> Optional.of(words));
        } else {
            item.fact("anpa:byline-title", words);
        }
    }

    /// The lead without its dateline: `CHATHAM, Mass. (AP) — A lobster died.`
    private static String lead(String paragraph) {
        int dash = paragraph.indexOf(") \u2014 ");
        return dash > 0 && dash < 80 ? paragraph.substring(dash + 4) : paragraph;
    }

    /// The words of a line: marks and control characters gone, typewriter's signs as print has
    /// them.
    private static String clean(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == 0x1E || c == 0x1F || c == '\t' || c == '^') {
                out.append(' ');
            } else if (c >= ' ') {
                out.append(c);
            }
        }
        return WireText.bare(out.toString())
                .replace("``", "\u201C")
                .replace("''", "\u201D")
                .replace(" _ ", " \u2014 ");
    }
}
