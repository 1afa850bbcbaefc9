package org.broadtape.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.wire.internal.html.Links;

/// An element of a feed as it was sent: name, attributes, and what it holds in order. Names are
/// canonical: `media:content` is so called whatever prefix the sender bound to the namespace, and
/// an element of the feed's own vocabulary has no prefix.
public final class FeedElement {
    private final String prefix;
    private final String name;
    private final String namespace;
    private final String key;
    private final List<String> attributes;
    private final Links links;
    private final String language;
    private List<Object> content = List.of();

    /// An element without content; [#add] gives it some while the feed is read.
    ///
    /// @param prefix canonical prefix, empty for the feed's own vocabulary
    /// @param name local name as written
    /// @param namespace the namespace's name, empty where there is none
    /// @param attributes names (with prefix, as written) and values in turn
    /// @param links resolves references against the base in force (`xml:base`)
    /// @param language `xml:lang` in force, empty where there is none
    public FeedElement(
            String prefix,
            String name,
            String namespace,
            List<String> attributes,
            Links links,
            String language) {
        this.prefix = prefix;
        this.name = name;
        this.namespace = namespace;
        this.key = (prefix.isEmpty() ? name : prefix + ":" + name).toLowerCase(Locale.ROOT);
        this.attributes = attributes;
        this.links = links;
        this.language = language;
    }

    /// Adds a further element within.
    public void add(FeedElement element) {
        addContent(element);
    }

    /// Adds further words within.
    public void add(String words) {
        addContent(words);
    }

    private void addContent(Object part) {
        if (content.isEmpty()) {
            content = Collections.singletonList(part);
            return;
        }
        if (content.size() == 1) {
            List<Object> several = new ArrayList<>(6);
            several.add(content.getFirst());
            content = several;
        }
        content.add(part);
    }

    /// Canonical prefix, empty for the feed's own vocabulary.
    public String prefix() {
        return prefix;
    }

    /// Local name as written.
    public String name() {
        return name;
    }

    /// `title`, `media:content`: the name by which readers know it.
    public String qualifiedName() {
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /// The qualified name in lower case.
    public String key() {
        return key;
    }

    /// The namespace's name, empty where there is none.
    public String namespace() {
        return namespace;
    }

    /// What `xml:lang` says, here or further out; empty where it says nothing.
    public String language() {
        return language;
    }

    /// The base of its references, empty where there is none.
    public String base() {
        return links.base();
    }

    /// Resolves a reference against the base.
    public String resolve(String reference) {
        return links.absolute(reference);
    }

    /// What resolves its references.
    public Links context() {
        return links;
    }

    /// An attribute by name, with its prefix as written (`xml:base`); letters' case is passed over.
    public Optional<String> attribute(String wanted) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equalsIgnoreCase(wanted)) {
                return Optional.of(attributes.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /// Names (as written) and values in turn, declarations of namespaces left out (but the
    /// outermost element keeps its `xmlns`).
    public List<String> attributes() {
        return Collections.unmodifiableList(attributes);
    }

    /// The elements within, in order.
    public List<FeedElement> elements() {
        List<FeedElement> elements = new ArrayList<>(content.size());
        for (Object part : content) {
            if (part instanceof FeedElement element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /// The first element within of a qualified name.
    public Optional<FeedElement> element(String wanted) {
        for (Object part : content) {
            if (part instanceof FeedElement element
                    && element.qualifiedName().equalsIgnoreCase(wanted)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /// True where it holds elements.
    public boolean hasElements() {
        for (Object part : content) {
            if (part instanceof FeedElement) {
                return true;
            }
        }
        return false;
    }

    /// Its own words, references read, those of elements within left out; not trimmed.
    public String words() {
        if (content.size() == 1 && content.getFirst() instanceof String only) {
            return only;
        }
        StringBuilder words = new StringBuilder();
        for (Object part : content) {
            if (part instanceof String text) {
                words.append(text);
            }
        }
        return words.toString();
    }

    /// What it holds as markup, where it holds elements; else its words.
    public String inner() {
        return inner(false);
    }

    /// What it holds as markup.
    ///
    /// @param escaped whether words are escaped even where they stand alone
    String inner(boolean escaped) {
        if (!escaped && !hasElements()) {
            return words();
        }
        StringBuilder markup = new StringBuilder();
        content.forEach(part -> write(part, markup));
        return markup.toString();
    }

    private static void write(Object part, StringBuilder to) {
        if (part instanceof FeedElement element) {
            element.writeTo(to);
        } else {
            escape((String) part, to);
        }
    }

    private void writeTo(StringBuilder to) {
        to.append('<').append(name);
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            to.append(' ').append(attributes.get(i)).append("=\"");
            escapeAttribute(attributes.get(i + 1), to);
            to.append('"');
        }
        if (content.isEmpty()) {
            to.append("/>");
            return;
        }
        to.append('>');
        content.forEach(part -> write(part, to));
        to.append("</").append(name).append('>');
    }

    private static void escape(String text, StringBuilder to) {
        if (text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('>') < 0) {
            to.append(text);
            return;
        }
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>') {
                to.append(text, at, i).append(c == '&' ? "&amp;" : (c == '<' ? "&lt;" : "&gt;"));
                at = i + 1;
            }
        }
        to.append(text, at, text.length());
    }

    private static void escapeAttribute(String value, StringBuilder to) {
        int at = 0;
        for (int i = value.indexOf('"'); i >= 0; i = value.indexOf('"', at)) {
            escape(value.substring(at, i), to);
            to.append("&quot;");
            at = i + 1;
        }
        escape(at == 0 ? value : value.substring(at), to);
    }

    @Override
    public String toString() {
        return "<" + qualifiedName() + ">";
    }
}
