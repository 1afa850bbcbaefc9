package org.broadtape.wire.internal.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.html.References;

/// Reads XML, and what only means to be XML, into elements, in one pass. Where the document breaks
/// a rule of XML 1.0 or of its namespaces the breach is named once with its line, and reading goes
/// on as a reader would: an element left open is closed by the next of its kind or by what encloses
/// it, an end tag without a start is passed over, `&nbsp;` is what it is in HTML, a bare `&` is
/// itself.
///
/// Entities a document declares itself are read where they hold plain words, up to [#EXPANSION] in
/// all; external ones, and those made of others, are refused and stand as they were written. What
/// goes beyond a bound is named and passed over, so that no document costs more than its size.
public final class Scanner {
    /// The most elements nested; deeper ones are taken apart.
    static final int DEPTH = 150;

    /// The most elements of one document.
    static final int ELEMENTS = 500_000;

    /// The most `item`s or `entry`s of one feed.
    public static final int ENTRIES = 10_000;

    /// The most attributes of one element, declarations of namespaces included.
    static final int ATTRIBUTES = 256;

    /// The most UTF-16 units all entities of a document expand to.
    static final int EXPANSION = 500_000;

    private static final int ENTITIES = 500;
    private static final int ENTITY_LIMIT = 2_000;
    private static final int NAMESPACE_LIMIT = 500;
    private static final int ATTRIBUTES_COMPARED = 16;

    private final String text;
    private final int length;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final Map<String, String> entities = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> attributeNames = new HashSet<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private final List<FeedElement> open = new ArrayList<>();
    private final List<String> openNames = new ArrayList<>();
    private final List<List<String>> openBindings = new ArrayList<>();
    private final List<String> bindings = new ArrayList<>();
    private final Links outer;
    private final String outerLanguage;
    private Optional<FeedElement> root = Optional.empty();
    private String words = "";
    private final StringBuilder furtherWords = new StringBuilder();
    private int expanded;
    private int entries;
    private boolean wellFormed = true;
    private boolean full;
    private String ownVocabulary = "";
    private int elements;
    private int skippedDepth;
    private final int lastEnd;
    private boolean doctypeSeen;
    private boolean commentsUnclosed;
    private boolean instructionsUnclosed;

    private Scanner(String text, Links outer, String outerLanguage) {
        this.text = text;
        this.length = text.length();
        this.outer = outer;
        this.outerLanguage = outerLanguage;
        this.lastEnd = text.lastIndexOf('>');
    }

    /// A document as read.
    ///
    /// @param root its outermost element; absent where there is none
    /// @param wellFormed true where no rule of XML was broken
    /// @param problems the breaches of XML's rules, and what was passed over as beyond a bound
    public record Document(
            Optional<FeedElement> root, boolean wellFormed, List<Problem> problems) {}

    /// Reads a document.
    ///
    /// @param outer resolves references where the document says no base of its own
    /// @param language the language where the document says none, may be empty
    public static Document read(String text, Links outer, String language) {
        Scanner scanner = new Scanner(text, outer, language);
        scanner.run();
        return new Document(scanner.root, scanner.wellFormed, List.copyOf(scanner.problems));
    }

    private void run() {
        int at = start();
        while (at < length && !full) {
            int tag = text.indexOf('<', at);
            int stop = tag < 0 ? length : tag;
            if (stop > at) {
                words(at, stop);
            }
            if (tag < 0) {
                break;
            }
            at = markup(tag);
        }
        flush();
        if (!open.isEmpty() && !full) {
            tell(
                    "element-unclosed",
                    length - 1,
                    "the document ends within " + Problem.quote(openNames.getLast()),
                    "its end tag");
        }
        if (root.isEmpty()) {
            tell("element-missing", 0, "there is no element", "an XML document");
        }
    }

    private int start() {
        int at = 0;
        while (at < length && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
            at++;
        }
        if (at > 0 && text.startsWith("<?xml", at)) {
            tell("declaration-late", at, "something stands before the XML declaration", "it first");
        }
        return at;
    }

    private int markup(int tag) {
        char next = tag + 1 < length ? text.charAt(tag + 1) : ' ';
        if (tag > lastEnd) {
            return literal(tag);
        }
        return switch (next) {
            case '/' -> endTag(tag);
            case '!' -> declaration(tag);
            case '?' -> instruction(tag);
            default -> nameStart(next) ? startTag(tag) : literal(tag);
        };
    }

    private int literal(int tag) {
        tell("less-than-bare", tag, "a bare <", "&lt;");
        append("<");
        return tag + 1;
    }

    private int instruction(int tag) {
        int end = instructionsUnclosed ? -1 : text.indexOf("?>", tag);
        if (end < 0) {
            instructionsUnclosed = true;
            tell("instruction-unclosed", tag, "a processing instruction without an end", "?>");
            return text.indexOf('>', tag) + 1;
        }
        if (text.startsWith("<?xml", tag) && tag + 5 < length && text.charAt(tag + 5) > ' ') {
            String name = text.substring(tag + 2, nameEnd(tag + 2));
            if (name.equalsIgnoreCase("xml")) {
                tell(
                        "declaration-malformed",
                        tag,
                        "a malformed XML declaration",
                        "<?xml version=\"1.0\"?>");
            }
        }
        return end + 2;
    }

    private int declaration(int tag) {
        if (text.startsWith("<!--", tag)) {
            int end = commentsUnclosed ? -1 : text.indexOf("-->", tag + 4);
            if (end < 0) {
                commentsUnclosed = true;
                tell("comment-unclosed", tag, "a comment without an end", "-->");
                return text.indexOf('>', tag) + 1;
            }
            int dashes = text.indexOf("--", tag + 4);
            if (dashes < end) {
                tell("comment-malformed", tag, "two dashes within a comment", "none");
            }
            return end + 3;
        }
        if (text.startsWith("<![CDATA[", tag)) {
            int end = text.indexOf("]]>", tag + 9);
            if (end < 0) {
                tell("cdata-unclosed", tag, "a CDATA section without an end", "]]>");
                append(text.substring(tag + 9));
                return length;
            }
            if (open.isEmpty()) {
                tell("words-outside", tag, "words outside the outermost element", "none");
            }
            append(clean(text.substring(tag + 9, end), tag));
            return end + 3;
        }
        if (!doctypeSeen && text.startsWith("<!DOCTYPE", tag)) {
            doctypeSeen = true;
            return doctype(tag);
        }
        if (text.regionMatches(true, tag, "<!doctype", 0, 9)) {
            tell("doctype-malformed", tag, "a declaration XML does not know", "<!DOCTYPE");
            return text.indexOf('>', tag) + 1;
        }
        return literal(tag);
    }

    private int doctype(int tag) {
        int i = tag + 9;
        int depth = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int end = text.indexOf(c, i + 1);
                i = end < 0 ? length : end + 1;
                continue;
            }
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '<' && text.startsWith("<!ENTITY", i)) {
                i = entity(i);
                continue;
            } else if (c == '<' && text.startsWith("<!--", i)) {
                int end = text.indexOf("-->", i);
                i = end < 0 ? length : end + 3;
                continue;
            } else if (c == '>' && depth <= 0) {
                return i + 1;
            }
            i++;
        }
        tell("doctype-unclosed", tag, "a document type without an end", ">");
        return text.indexOf('>', tag) + 1;
    }

    /// `<!ENTITY name "plain words">`; any other kind is refused.
    private int entity(int from) {
        int end = from;
        char quote = 0;
        while (end < length && (quote != 0 || text.charAt(end) != '>')) {
            char c = text.charAt(end);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            end++;
        }
        int nameAt = blanks(from + 8, end);
        int nameEnd = nameAt;
        while (nameEnd < end && text.charAt(nameEnd) > ' ') {
            nameEnd++;
        }
        int valueAt = blanks(nameEnd, end);
        char first = valueAt < end ? text.charAt(valueAt) : ' ';
        int close = first == '"' || first == '\'' ? text.indexOf(first, valueAt + 1, end) : -1;
        String name = text.substring(nameAt, Math.min(nameEnd, nameAt + 100));
        boolean plain =
                close > 0
                        && close - valueAt < ENTITY_LIMIT
                        && entities.size() < ENTITIES
                        && plainWords(valueAt + 1, close);
        if (plain) {
            entities.putIfAbsent(name, References.read(text.substring(valueAt + 1, close)));
        } else {
            pass(
                    "entity-refused",
                    from,
                    "the document declares the entity "
                            + Problem.quote(name)
                            + " from outside, out of others or at length",
                    "plain words");
            if (refused.size() < ENTITIES) {
                refused.add(name);
            }
        }
        return Math.min(end + 1, length);
    }

    private int blanks(int from, int to) {
        int i = Math.min(from, to);
        while (i < to && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /// True where the words refer to no entity but XML's own and HTML's.
    private boolean plainWords(int from, int to) {
        for (int i = text.indexOf('&', from, to); i >= 0; i = text.indexOf('&', i + 1, to)) {
            int end = References.end(text, i, to);
            if (end > 0 && !References.known(text, i, end)) {
                return false;
            }
        }
        return true;
    }

    private int endTag(int tag) {
        int nameEnd = nameEnd(tag + 2);
        String name = text.substring(tag + 2, nameEnd);
        if (name.isEmpty()) {
            return literal(tag);
        }
        int end = text.indexOf('>', nameEnd);
        if (skippedDepth > 0) {
            skippedDepth--;
            return end + 1;
        }
        int last = openNames.size() - 1;
        if (last >= 0 && openNames.get(last).equals(name)) {
            close();
            return end + 1;
        }
        int match = openNames.lastIndexOf(name);
        tell(
                "end-tag-unmatched",
                tag,
                "an end tag " + Problem.quote(name) + " with no start",
                "elements in order");
        while (match >= 0 && openNames.size() > match) {
            close();
        }
        return end + 1;
    }

    private void close() {
        flush();
        open.removeLast();
        openNames.removeLast();
        List<String> before = openBindings.removeLast();
        for (int i = 0; i + 1 < before.size(); i += 2) {
            if (before.get(i + 1).isEmpty()) {
                prefixes.remove(before.get(i));
            } else {
                prefixes.put(before.get(i), before.get(i + 1));
            }
        }
    }

    private int startTag(int tag) {
        int nameEnd = nameEnd(tag + 1);
        String name = text.substring(tag + 1, nameEnd);
        List<String> attributes = List.of();
        bindings.clear();
        attributeNames.clear();
        int i = nameEnd;
        boolean empty = false;
        boolean closed = false;
        while (i < length) {
            char c = text.charAt(i);
            if (c <= ' ') {
                i++;
                continue;
            }
            if (c == '>') {
                i++;
                closed = true;
                break;
            }
            if (c == '/') {
                if (i + 1 < length && text.charAt(i + 1) == '>') {
                    i += 2;
                    empty = true;
                    closed = true;
                    break;
                }
                tell("attribute-malformed", i, "a stray / in a tag", "an attribute");
                i++;
                continue;
            }
            if (c == '<') {
                tell("tag-unclosed", tag, "a tag without an end", ">");
                closed = true;
                break;
            }
            int end = nameEnd(i);
            if (end == i) {
                tell("attribute-malformed", i, "a stray " + c + " in a tag", "an attribute");
                i++;
                continue;
            }
            String key = text.substring(i, end);
            i = end;
            while (i < length && text.charAt(i) <= ' ') {
                i++;
            }
            String value = "";
            if (i < length && text.charAt(i) == '=') {
                i++;
                while (i < length && text.charAt(i) <= ' ') {
                    i++;
                }
                char quote = i < length ? text.charAt(i) : ' ';
                int from = i;
                int stop;
                if (quote == '"' || quote == '\'') {
                    from++;
                    stop = text.indexOf(quote, from);
                    if (stop < 0) {
                        tell(
                                "attribute-malformed",
                                i,
                                "an attribute without its closing quote",
                                "" + quote);
                        stop = text.indexOf('>', from);
                        stop = stop < 0 ? length : stop;
                        i = stop;
                    } else {
                        i = stop + 1;
                        if (i < length
                                && text.charAt(i) > ' '
                                && text.charAt(i) != '>'
                                && text.charAt(i) != '/'
                                && text.charAt(i) != '?') {
                            tell(
                                    "attribute-malformed",
                                    i,
                                    "two attributes without a blank between",
                                    "a blank");
                        }
                    }
                } else {
                    tell("attribute-malformed", i, "an attribute without quotes", "quotes");
                    stop = i;
                    while (stop < length && text.charAt(stop) > ' ' && text.charAt(stop) != '>') {
                        stop++;
                    }
                    i = stop;
                }
                value = value(from, stop);
            } else {
                tell("attribute-malformed", end, "an attribute without a value", "a value");
            }
            if (attributes.size() + bindings.size() >= 2 * ATTRIBUTES) {
                pass(
                        "too-many-attributes",
                        tag,
                        "the element " + Problem.quote(name) + " has more attributes",
                        "at most " + ATTRIBUTES);
                continue;
            }
            boolean binding = key.equals("xmlns") || key.startsWith("xmlns:");
            if (binding) {
                bind(key.equals("xmlns") ? "" : key.substring(6), value, tag);
            }
            if (!binding || (open.isEmpty() && key.equals("xmlns"))) {
                if (attributes.isEmpty()) {
                    attributes = new ArrayList<>(8);
                }
                if (repeats(attributes, key)) {
                    tell(
                            "attribute-repeated",
                            tag,
                            "the attribute " + Problem.quote(key) + " twice",
                            "once");
                }
                attributes.add(key);
                attributes.add(value);
            }
        }
        if (!closed) {
            tell("tag-unclosed", tag, "a tag without an end", ">");
        }
        elements++;
        element(name, attributes, empty, tag);
        return i;
    }

    /// Whether the element has an attribute of that name; few are compared, many are looked up.
    private boolean repeats(List<String> attributes, String key) {
        if (attributes.size() < 2 * ATTRIBUTES_COMPARED) {
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(key)) {
                    return true;
                }
            }
            return false;
        }
        if (attributeNames.isEmpty()) {
            for (int i = 0; i < attributes.size(); i += 2) {
                attributeNames.add(attributes.get(i));
            }
        }
        return !attributeNames.add(key);
    }

    private void bind(String prefix, String name, int tag) {
        String namespace = name;
        if (name.length() > NAMESPACE_LIMIT) {
            pass("namespace-too-long", tag, "a long name of a namespace", "an address");
            namespace = name.substring(0, NAMESPACE_LIMIT);
        } else if (name.indexOf('\n') >= 0) {
            tell("namespace-malformed", tag, "a line end in the name of a namespace", "an address");
        }
        String before = prefixes.getOrDefault(prefix, "");
        bindings.add(prefix);
        bindings.add(before);
        prefixes.put(prefix, namespace);
    }

    private void element(String name, List<String> attributes, boolean empty, int tag) {
        if (elements > ELEMENTS) {
            full = true;
            pass("too-many-elements", tag, "the document has more elements", "at most " + ELEMENTS);
            return;
        }
        if (skippedDepth > 0 || open.size() >= DEPTH) {
            pass("nested-too-deep", tag, "elements nested deeper", "at most " + DEPTH);
            if (!empty) {
                skippedDepth++;
            }
            undo();
            return;
        }
        if (root.isPresent() && open.isEmpty()) {
            tell("element-outside", tag, "a second outermost element", "one");
            undo();
            return;
        }
        impliedEnd(name, tag);
        if (isEntry(name) && open.size() <= 2 && ++entries > ENTRIES) {
            full = true;
            pass("too-many-entries", tag, "the feed has more entries", "at most " + ENTRIES);
            return;
        }
        flush();
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String local = name.substring(colon + 1);
        String namespace = prefixes.getOrDefault(prefix, "");
        if (colon >= 0 && !prefixes.containsKey(prefix) && !prefix.equals("xml")) {
            tell(
                    "prefix-undeclared",
                    tag,
                    "the prefix of " + Problem.quote(name) + " is not declared",
                    "xmlns:" + Problem.quote(prefix));
        }
        Links links = open.isEmpty() ? outer : open.getLast().context();
        String language = open.isEmpty() ? outerLanguage : open.getLast().language();
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            String key = attributes.get(i);
            int mark = key.indexOf(':');
            if (mark < 0) {
                continue;
            }
            if (key.equals("xml:base")) {
                links = links.within(attributes.get(i + 1));
            } else if (key.equals("xml:lang")) {
                language = attributes.get(i + 1);
            } else if (!prefixes.containsKey(key.substring(0, mark)) && !key.startsWith("xml:")) {
                tell(
                        "prefix-undeclared",
                        tag,
                        "the prefix of " + Problem.quote(key) + " is not declared",
                        "xmlns:" + Problem.quote(key.substring(0, mark)));
            }
        }
        FeedElement element =
                new FeedElement(
                        canonical(prefix, namespace),
                        local,
                        namespace,
                        attributes,
                        links,
                        language);
        if (open.isEmpty()) {
            root = Optional.of(element);
        } else {
            open.getLast().add(element);
        }
        open.add(element);
        openNames.add(name);
        openBindings.add(bindings.isEmpty() ? List.of() : List.copyOf(bindings));
        if (empty) {
            close();
        }
    }

    /// Puts back the bindings of an element that is taken apart.
    private void undo() {
        for (int i = 0; i + 1 < bindings.size(); i += 2) {
            if (bindings.get(i + 1).isEmpty()) {
                prefixes.remove(bindings.get(i));
            } else {
                prefixes.put(bindings.get(i), bindings.get(i + 1));
            }
        }
    }

    /// An `item` within an `item`, or an `entry` within an `entry`, was left open.
    private void impliedEnd(String name, int tag) {
        int at = isEntry(name) ? openNames.lastIndexOf(name) : -1;
        if (at < 0 || at < openNames.size() - 2) {
            return;
        }
        tell(
                "element-unclosed",
                tag,
                "a <" + name + "> within a <" + name + ">",
                "</" + name + ">");
        while (openNames.size() > at) {
            close();
        }
    }

    private static boolean isEntry(String name) {
        return name.equals("item") || name.equals("entry");
    }

    private String canonical(String prefix, String namespace) {
        if (namespace.isEmpty()) {
            return prefix.toLowerCase(java.util.Locale.ROOT);
        }
        String known =
                Names.prefix(namespace).orElseGet(() -> prefix.toLowerCase(java.util.Locale.ROOT));
        if (open.isEmpty()) {
            ownVocabulary = known;
        }
        return known.equals(ownVocabulary) && !known.equals("rdf") ? Names.OWN : known;
    }

    private void words(int from, int to) {
        if (open.isEmpty()) {
            for (int i = from; i < to; i++) {
                if (text.charAt(i) > ' ') {
                    tell("words-outside", i, "words outside the outermost element", "none");
                    return;
                }
            }
            return;
        }
        append(value(from, to));
    }

    /// Keeps words until a tag comes, so that words in many pieces are one text.
    private void append(String piece) {
        if (open.isEmpty() || piece.isEmpty()) {
            return;
        }
        if (words.isEmpty()) {
            words = piece;
        } else {
            if (furtherWords.isEmpty()) {
                furtherWords.append(words);
            }
            furtherWords.append(piece);
        }
    }

    private void flush() {
        if (words.isEmpty()) {
            return;
        }
        open.getLast().add(furtherWords.isEmpty() ? words : furtherWords.toString());
        words = "";
        furtherWords.setLength(0);
    }

    /// Words with their references read, and without what is no character of XML.
    private String value(int from, int to) {
        int ampersand = text.indexOf('&', from, to);
        if (ampersand < 0) {
            return clean(text.substring(from, to), from);
        }
        StringBuilder value = new StringBuilder(to - from);
        int at = from;
        while (ampersand >= 0) {
            value.append(text, at, ampersand);
            int end = References.end(text, ampersand, to);
            if (end < 0) {
                tell("ampersand-bare", ampersand, "a bare &", "&amp;");
                value.append('&');
                at = ampersand + 1;
            } else {
                reference(ampersand, end, value);
                at = end;
            }
            ampersand = text.indexOf('&', at, to);
        }
        return clean(value.append(text, at, to).toString(), from);
    }

    private void reference(int at, int end, StringBuilder to) {
        if (text.charAt(at + 1) != '#') {
            String name = text.substring(at + 1, text.charAt(end - 1) == ';' ? end - 1 : end);
            String declared = entities.get(name);
            if (refused.contains(name)) {
                to.append(text, at, end);
                return;
            }
            if (declared != null) {
                expanded += declared.length();
                if (expanded > EXPANSION) {
                    expanded = EXPANSION;
                    pass(
                            "entity-expansion",
                            at,
                            "the document grows by its entities",
                            "at most " + EXPANSION + " characters of them");
                    to.append(text, at, end);
                } else {
                    to.append(declared);
                }
                return;
            }
            switch (name) {
                case "amp", "lt", "gt", "quot", "apos" -> {}
                case "lang" -> {
                    told(at, name);
                    to.append('\u2329');
                    return;
                }
                case "rang" -> {
                    told(at, name);
                    to.append('\u232A');
                    return;
                }
                default -> told(at, name);
            }
        } else if (text.charAt(end - 1) != ';' || text.charAt(at + 2) == 'X') {
            tell("reference-malformed", at, "a malformed reference", "&#38; or &#x26;");
        }
        References.append(text, at, end, to);
    }

    private void told(int at, String name) {
        tell(
                "entity-undeclared",
                at,
                "the entity " + Problem.quote(name) + " is not declared",
                "a character");
    }

    /// Drops control characters, which XML does not allow.
    private String clean(String words, int at) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
                tell("character-illegal", at, "a control character", "characters of XML 1.0");
                return words.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "");
            }
        }
        return words.indexOf('\r') < 0 ? words : words.replace("\r\n", "\n").replace('\r', '\n');
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < length) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'') {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean nameStart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == ':'
                || c >= 0xC0;
    }

    /// Names a breach of XML's rules, the first of its kind only.
    private void tell(String name, int at, String what, String expected) {
        wellFormed = false;
        problem(name, Severity.WARNING, at, what, expected);
    }

    /// Names what is passed over because it is beyond a bound, the first of its kind only.
    private void pass(String name, int at, String what, String expected) {
        problem(name, Severity.ERROR, at, what, expected);
    }

    private void problem(String name, Severity severity, int at, String what, String expected) {
        if (named.add(name)) {
            int line = 1;
            for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
                line++;
            }
            problems.add(new Problem(name, severity, OptionalInt.of(line), what, expected));
        }
    }
}
