package org.broadtape.wire.internal.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes HTML of others safe to show and says what it reads as, in one pass over its characters.
///
/// - Elements that read (paragraphs, lists, tables, links, pictures) are kept with the attributes
///   that belong to reading; of all others the tags are dropped and the words kept. Script and
///   style are dropped with what they hold. Nothing that acts, loads a frame, submits, styles or
///   names things in the page's own scope (`id`, `class`, `style`) is kept.
/// - Addresses are resolved against the base and refused unless a reader may follow their scheme.
/// - What comes out is balanced: every element opened is closed, in order, and none is closed that
///   was not opened, so that it can stand inside a page. `<`, where it begins no tag, is escaped;
///   character references stay as they were written. Cleaning twice changes nothing.
///
/// Elements nested deeper than [#DEPTH] lose their tags, attributes longer than [#VALUE] are
/// dropped, and what would make more than [#LENGTH] is cut off: links repeat their base, so that a
/// text can grow a hundredfold.
public final class Sanitiser {
    /// The most elements open at once.
    static final int DEPTH = 100;

    /// The most UTF-16 units of HTML made, but for what closes the elements left open.
    public static final int LENGTH = 2_000_000;

    /// The most UTF-16 units of an attribute.
    static final int VALUE = 8_000;

    private final String html;
    private final Links links;
    private final StringBuilder out;
    private final Plain plain;
    private final List<Tag> open = new ArrayList<>();
    private final int lastEnd;

    // The attributes of the tag at hand; names in lower case.
    private String[] names = new String[8];
    private String[] values = new String[8];
    private int attributes;
    private boolean selfClosed;
    private boolean inCdata;
    private boolean cut;

    private Sanitiser(String html, Links links, boolean wantsPlain) {
        this.html = html;
        this.links = links;
        this.out = new StringBuilder(Math.min(html.length(), LENGTH) + 16);
        this.plain = new Plain(wantsPlain);
        this.lastEnd = html.lastIndexOf('>');
    }

    /// What was made of some HTML.
    ///
    /// @param html safe, balanced, links resolved
    /// @param text the same as plain text: paragraphs separated by a blank line, references read
    /// @param cut true where it was too long and its end is missing
    public record Clean(String html, String text, boolean cut) {}

    /// Safe HTML and its plain text.
    public static Clean clean(String html, Links links) {
        Sanitiser sanitiser = new Sanitiser(html, links, true);
        sanitiser.run();
        return new Clean(sanitiser.out.toString(), sanitiser.plain.text(), sanitiser.cut);
    }

    /// Safe HTML alone.
    public static String html(String html, Links links) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        Sanitiser sanitiser = new Sanitiser(html, links, false);
        sanitiser.run();
        return sanitiser.out.toString();
    }

    /// Plain text alone: what the HTML reads as.
    public static String text(String html) {
        return clean(html, Links.UNBASED).text();
    }

    /// True where words that were not said to be HTML look like it: they hold a tag of an element
    /// that reads, or a character reference.
    public static boolean looksLikeHtml(String words) {
        for (int at = words.indexOf('<'); at >= 0; at = words.indexOf('<', at + 1)) {
            int from = at + 1;
            if (from < words.length() && words.charAt(from) == '/') {
                from++;
            }
            int end = from;
            while (end < words.length() && Character.isLetterOrDigit(words.charAt(end))) {
                end++;
            }
            if (end > from
                    && end - from < 12
                    && end < words.length()
                    && (words.charAt(end) == '>'
                            || words.charAt(end) == '/'
                            || words.charAt(end) <= ' ')
                    && words.indexOf('>', end) >= 0) {
                Tag tag = Tag.of(words.substring(from, end).toLowerCase(Locale.ROOT));
                if (tag.kept || tag.swallowed) {
                    return true;
                }
            }
        }
        for (int at = words.indexOf('&'); at >= 0; at = words.indexOf('&', at + 1)) {
            int end = References.end(words, at, words.length());
            if (end > 0 && References.known(words, at, end)) {
                return true;
            }
        }
        return false;
    }

    private void run() {
        int at = 0;
        int length = html.length();
        while (at < length) {
            int left = LENGTH - out.length();
            if (left <= 0) {
                cut = true;
                break;
            }
            int tag = html.indexOf('<', at);
            int stop = tag < 0 ? length : tag;
            if (stop - at > left) {
                cut = true;
                stop = at + left - (Character.isHighSurrogate(html.charAt(at + left - 1)) ? 1 : 0);
                text(at, stop);
                break;
            }
            if (stop > at) {
                text(at, stop);
            }
            if (tag < 0) {
                break;
            }
            at = markup(tag, length);
        }
        while (!open.isEmpty()) {
            close(open.removeLast());
        }
    }

    /// Takes what begins at a `<` and says where it ends.
    private int markup(int tag, int length) {
        char next = tag + 1 < length ? html.charAt(tag + 1) : ' ';
        if (letter(next)) {
            return startTag(tag, length);
        }
        int end =
                switch (next) {
                    case '/' -> endTag(tag, length);
                    case '!' -> declaration(tag, length);
                    case '?' -> tagEnd(tag);
                    default -> -1;
                };
        if (end < 0) {
            out.append("&lt;");
            plain.append('<');
            return tag + 1;
        }
        return end;
    }

    /// After the next `>`; -1, at no cost, where there is none.
    private int tagEnd(int from) {
        return from > lastEnd ? -1 : html.indexOf('>', from) + 1;
    }

    private int declaration(int tag, int length) {
        if (html.startsWith("<!--", tag)) {
            int end = html.indexOf("-->", tag + 4);
            return end < 0 ? length : end + 3;
        }
        if (html.startsWith("<![CDATA[", tag)) {
            inCdata = true;
            return tag + 9;
        }
        boolean named =
                tag + 2 < length && (letter(html.charAt(tag + 2)) || html.charAt(tag + 2) == '[');
        return named ? tagEnd(tag) : -1;
    }

    private int endTag(int tag, int length) {
        int nameEnd = nameEnd(tag + 2, length);
        if (nameEnd == tag + 2) {
            return -1;
        }
        int end = html.indexOf('>', nameEnd);
        Tag found = Tag.of(name(tag + 2, nameEnd));
        if (found.kept && !found.empty) {
            closeUpTo(found);
        } else if (found.block && !found.kept) {
            plain.paragraph();
        }
        return end < 0 ? length : end + 1;
    }

    private void closeUpTo(Tag tag) {
        int at = open.lastIndexOf(tag);
        if (at < 0) {
            return;
        }
        while (open.size() > at) {
            close(open.removeLast());
        }
    }

    private void close(Tag tag) {
        out.append("</").append(tag.name).append('>');
        plain.ends(tag);
    }

    private int startTag(int tag, int length) {
        int nameEnd = nameEnd(tag + 1, length);
        Tag found = Tag.of(name(tag + 1, nameEnd));
        int end = attributes(nameEnd, length, found.kept);
        if (found.swallowed) {
            return selfClosed ? end : afterElement(found.name, end, length);
        }
        if (!found.kept || (open.size() >= DEPTH && !found.empty)) {
            if (found.block) {
                plain.paragraph();
            }
            return end;
        }
        impliedEnd(found);
        plain.begins(found);
        out.append('<').append(found.name);
        writeAttributes(found);
        if (found.empty) {
            out.append(" />");
        } else {
            out.append('>');
            if (selfClosed) {
                out.append("</").append(found.name).append('>');
                plain.ends(found);
            } else {
                open.add(found);
            }
        }
        return end;
    }

    /// `<p>` ends an open `<p>`, `<li>` an open `<li>`, and so on, where nothing else stands open
    /// within.
    private void impliedEnd(Tag tag) {
        if (!open.isEmpty() && open.getLast() == tag && tag.endsItself) {
            close(open.removeLast());
        }
    }

    /// Past the end tag of an element that is dropped with all it holds.
    private int afterElement(String name, int from, int length) {
        int at = html.indexOf("</", from);
        while (at >= 0) {
            int start = at + 2;
            if (html.regionMatches(true, start, name, 0, name.length())
                    && nameEnd(start, length) == start + name.length()) {
                int end = html.indexOf('>', start);
                return end < 0 ? length : end + 1;
            }
            at = html.indexOf("</", start);
        }
        return length;
    }

    private int nameEnd(int from, int length) {
        int i = from;
        while (i < length) {
            char c = html.charAt(i);
            if (c == '>' || c == '/' || c <= ' ' || c == '<' || c == '"' || c == '\'' || c == '=') {
                break;
            }
            i++;
        }
        return i;
    }

    private String name(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = html.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c > 127) {
                return html.substring(from, to).toLowerCase(Locale.ROOT);
            }
        }
        return html.substring(from, to);
    }

    /// Reads the attributes after a name and says where the tag ends.
    private int attributes(int from, int length, boolean wanted) {
        attributes = 0;
        selfClosed = false;
        int i = from;
        while (i < length) {
            char c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<') {
                return i;
            }
            if (c == '/') {
                selfClosed = i + 1 < length && html.charAt(i + 1) == '>';
                i++;
                continue;
            }
            if (c <= ' ' || c == '"' || c == '\'' || c == '=') {
                i++;
                continue;
            }
            int nameEnd = nameEnd(i, length);
            int valueAt = skipBlanks(nameEnd, length);
            boolean hasValue = valueAt < length && html.charAt(valueAt) == '=';
            String value = "";
            int next = nameEnd;
            if (hasValue) {
                int start = skipBlanks(valueAt + 1, length);
                char quote = start < length ? html.charAt(start) : ' ';
                int stop;
                if (quote == '"' || quote == '\'') {
                    start++;
                    stop = html.indexOf(quote, start);
                    next = stop < 0 ? length : stop + 1;
                    stop = stop < 0 ? length : stop;
                } else {
                    stop = start;
                    while (stop < length && html.charAt(stop) > ' ' && html.charAt(stop) != '>') {
                        stop++;
                    }
                    next = stop;
                }
                value = wanted ? html.substring(start, Math.min(stop, length)) : "";
            }
            if (wanted) {
                addAttribute(name(i, nameEnd), value);
            }
            i = next;
        }
        return length;
    }

    private int skipBlanks(int from, int length) {
        int i = from;
        while (i < length && html.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /// Keeps the attribute if it belongs to reading, in the order of names; the first of a name
    /// counts.
    private void addAttribute(String name, String value) {
        if (Tag.attribute(name).isEmpty() || attributes >= 64 || value.length() > VALUE) {
            return;
        }
        int at = attributes;
        while (at > 0 && names[at - 1].compareTo(name) > 0) {
            at--;
        }
        if (at > 0 && names[at - 1].equals(name)) {
            return;
        }
        if (attributes == names.length) {
            names = Arrays.copyOf(names, attributes * 2);
            values = Arrays.copyOf(values, attributes * 2);
        }
        System.arraycopy(names, at, names, at + 1, attributes - at);
        System.arraycopy(values, at, values, at + 1, attributes - at);
        names[at] = name;
        values[at] = value;
        attributes++;
    }

    private void writeAttributes(Tag tag) {
        for (int i = 0; i < attributes; i++) {
            Tag.Attribute kind = Tag.attribute(names[i]).orElse(Tag.Attribute.WORDS);
            String value = values[i];
            switch (kind) {
                case WORDS -> writeAttribute(names[i], value);
                case ADDRESS -> {
                    String plainValue = References.read(value);
                    String safe = plainValue.isEmpty() ? "" : links.safe(plainValue);
                    writeAttribute(names[i], safe.equals(plainValue) ? value : escaped(safe));
                }
                case ADDRESSES -> {
                    if (tag.name.equals("img") || tag.name.equals("source")) {
                        writeAttribute(names[i], escaped(safeSources(References.read(value))));
                    }
                }
            }
        }
    }

    /// `srcset`: addresses, each with a width or density, separated by commas.
    private String safeSources(String sources) {
        StringBuilder safe = new StringBuilder();
        for (String source : sources.split(",\\s+|,$")) {
            String[] parts = source.strip().split("\\s+", 2);
            String address = parts[0].isEmpty() ? "" : links.safe(parts[0]);
            if (!address.isEmpty()) {
                safe.append(safe.isEmpty() ? "" : ", ").append(address);
                if (parts.length > 1) {
                    safe.append(' ').append(parts[1]);
                }
            }
        }
        return safe.toString();
    }

    private void writeAttribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        int at = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"'
                    || c == '<'
                    || (c == '&' && References.end(value, i, value.length()) < 0)) {
                out.append(value, at, i)
                        .append(c == '"' ? "&quot;" : (c == '<' ? "&lt;" : "&amp;"));
                at = i + 1;
            }
        }
        out.append(value, at, value.length()).append('"');
    }

    private static String escaped(String value) {
        return value.indexOf('&') < 0 ? value : value.replace("&", "&amp;");
    }

    private void text(int from, int to) {
        int end = inCdata ? html.indexOf("]]>", from, to) : -1;
        if (end >= 0) {
            inCdata = false;
            words(from, end);
            words(end + 3, to);
            return;
        }
        words(from, to);
    }

    private void words(int from, int to) {
        int at = from;
        int ampersand = html.indexOf('&', from, to);
        while (ampersand >= 0) {
            int end = References.end(html, ampersand, to);
            if (end < 0) {
                out.append(html, at, ampersand).append("&amp;");
                at = ampersand + 1;
            } else {
                int code = References.windowsCode(html, ampersand, end);
                if (code >= 0) {
                    out.append(html, at, ampersand)
                            .append("&#x")
                            .append(Integer.toHexString(References.windows(code)))
                            .append(';');
                    at = end;
                } else if (end == to && html.charAt(end - 1) != ';') {
                    // What follows a tag left out must not lengthen the number.
                    out.append(html, at, end).append(';');
                    at = end;
                }
                ampersand = end - 1;
            }
            ampersand = html.indexOf('&', ampersand + 1, to);
        }
        out.append(html, at, to);
        plain.text(html, from, to);
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// Gathers the plain text.
    private static final class Plain {
        private final boolean wanted;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder run = new StringBuilder();
        private int preformatted;
        private boolean blank;
        private int breaks;

        Plain(boolean wanted) {
            this.wanted = wanted;
        }

        void begins(Tag tag) {
            if (!wanted) {
                return;
            }
            if (tag.preformatted) {
                preformatted++;
            }
            if (tag.breaks) {
                breaks = Math.max(breaks, 1);
            } else if (tag.block) {
                paragraph();
            } else if (tag.cell) {
                blank = true;
            }
        }

        void ends(Tag tag) {
            if (!wanted) {
                return;
            }
            if (tag.preformatted) {
                preformatted--;
            }
            if (tag.breaks) {
                breaks = Math.max(breaks, 1);
            } else if (tag.block) {
                paragraph();
            }
        }

        void paragraph() {
            breaks = 2;
        }

        void append(char c) {
            if (wanted) {
                separate();
                text.append(c);
            }
        }

        void text(String html, int from, int to) {
            if (!wanted) {
                return;
            }
            if (html.indexOf('&', from, to) < 0) {
                words(html, from, to);
                return;
            }
            run.setLength(0);
            References.appendText(html, from, to, run);
            words(run, 0, run.length());
        }

        private void words(CharSequence words, int from, int to) {
            if (preformatted > 0) {
                separate();
                text.append(words, from, to);
                return;
            }
            int at = from;
            while (at < to) {
                if (white(words.charAt(at))) {
                    blank = true;
                    at++;
                    continue;
                }
                int start = at;
                at = endOfSingleSpaced(words, at, to);
                separate();
                text.append(words, start, at);
            }
        }

        /// Past the last of the words that follow with one plain blank between each two, which need
        /// no change.
        private static int endOfSingleSpaced(CharSequence words, int from, int to) {
            int at = from;
            while (at < to) {
                char c = words.charAt(at);
                if (c == ' ' ? at + 1 >= to || white(words.charAt(at + 1)) : white(c)) {
                    break;
                }
                at++;
            }
            return at;
        }

        private void separate() {
            if (!text.isEmpty()) {
                if (breaks > 0) {
                    text.append(breaks == 1 ? "\n" : "\n\n");
                } else if (blank) {
                    text.append(' ');
                }
            }
            breaks = 0;
            blank = false;
        }

        private static boolean white(char c) {
            return c <= ' '
                    ? c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
                    : c == '\u00A0';
        }

        String text() {
            return preformatted == 0 ? text.toString() : text.toString().stripTrailing();
        }
    }

    /// What is done with an element.
    private static final class Tag {
        /// What an attribute's value is.
        enum Attribute {
            /// Words, numbers, names of nothing in the page.
            WORDS,
            /// One address.
            ADDRESS,
            /// Several addresses (`srcset`).
            ADDRESSES
        }

        private static final Map<String, Tag> TAGS = new java.util.HashMap<>();
        private static final Map<String, Optional<Attribute>> ATTRIBUTES =
                new java.util.HashMap<>();

        static {
            kept(
                    "a abbr acronym address area article aside audio b bdi bdo big blockquote br"
                            + " caption center cite code col colgroup dd del details dfn dialog dir"
                            + " div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header"
                            + " hr i img ins kbd li main map mark menu meter multicol nav nobr ol"
                            + " output p picture pre progress q rp rt ruby s samp section small"
                            + " source spacer span strike strong sub summary sup table tbody td"
                            + " tfoot th thead time tr track tt u ul var video wbr");
            for (String swallowed : "script style applet template".split(" ")) {
                TAGS.put(swallowed, new Tag(swallowed, false, true));
            }
            for (String address : "cite href longdesc poster src".split(" ")) {
                ATTRIBUTES.put(address, Optional.of(Attribute.ADDRESS));
            }
            ATTRIBUTES.put("srcset", Optional.of(Attribute.ADDRESSES));
            for (String words :
                    ("abbr align alt axis border bordercolor bordercolordark bordercolorlight"
                                    + " bottompadding cellpadding cellspacing char charoff color cols"
                                    + " colspan compact controls coords datetime dir end face frame"
                                    + " headers height high hreflang hspace ismap label lang"
                                    + " leftspacing loop loopcount loopend loopstart low max media"
                                    + " min noshade nowrap open optimum point-size preload rel rev"
                                    + " reversed rightspacing rows rowspan rules scope shape size"
                                    + " sizes span start step summary title toppadding type"
                                    + " unselectable urn valign value volume vspace width wrap"
                                    + " xml:lang")
                            .split(" ")) {
                ATTRIBUTES.put(words, Optional.of(Attribute.WORDS));
            }
        }

        private static void kept(String names) {
            for (String name : names.split(" ")) {
                TAGS.put(name, new Tag(name, true, false));
            }
        }

        final String name;
        final boolean kept;
        final boolean swallowed;
        final boolean empty;
        final boolean block;
        final boolean breaks;
        final boolean cell;
        final boolean preformatted;
        final boolean endsItself;

        private Tag(String name, boolean kept, boolean swallowed) {
            this.name = name;
            this.kept = kept;
            this.swallowed = swallowed;
            this.empty = one("area br col hr img source spacer track wbr", name);
            this.block =
                    one(
                            "address article aside blockquote body caption center dd details dialog"
                                    + " dir div dl dt fieldset figcaption figure footer form h1 h2 h3"
                                    + " h4 h5 h6 header hr html legend main menu nav ol p pre section"
                                    + " summary table tbody tfoot thead title ul",
                            name);
            this.breaks = one("br li tr option", name);
            this.cell = one("td th", name);
            this.preformatted = one("pre", name);
            this.endsItself = one("p li dt dd td th tr option", name);
        }

        private static boolean one(String names, String name) {
            return (" " + names + " ").contains(" " + name + " ");
        }

        static Tag of(String name) {
            Tag known = TAGS.get(name);
            return known != null ? known : new Tag(name, false, false);
        }

        static Optional<Attribute> attribute(String name) {
            return ATTRIBUTES.getOrDefault(name, Optional.empty());
        }
    }
}
