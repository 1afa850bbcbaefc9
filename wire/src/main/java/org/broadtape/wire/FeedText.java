package org.broadtape.wire;

import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.html.Sanitiser;

/// A text of a feed: a title, a summary, a body, with what the feed says of its form.
public final class FeedText {
    /// How the words are to be read.
    public enum Kind {
        /// As they stand.
        TEXT,
        /// As HTML, perhaps ill-formed.
        HTML,
        /// As XHTML, from inline markup.
        XHTML
    }

    private final String raw;
    private final Kind kind;
    private final String type;
    private final Links links;
    private final String language;
    private final Optional<String> source;

    /// @param raw the words as sent, decoded once; markup where `kind` says so
    /// @param type media type as claimed (`text/html`), or the feed format's default
    FeedText(
            String raw,
            Kind kind,
            String type,
            Links links,
            String language,
            Optional<String> source) {
        this.raw = raw;
        this.kind = kind;
        this.type = type;
        this.links = links;
        this.language = language;
        this.source = source;
    }

    /// As sent, decoded once: markup is neither sanitised nor are its links resolved. Not for
    /// pages.
    public String raw() {
        return raw;
    }

    /// How the words are to be read.
    public Kind kind() {
        return kind;
    }

    /// Media type: `text/plain`, `text/html`, `application/xhtml+xml` or another that was claimed.
    public String type() {
        return type;
    }

    /// BCP 47 tag, empty where none is said.
    public String language() {
        return language;
    }

    /// The base of its links, empty where there is none.
    public String base() {
        return links.base();
    }

    /// Where the text lies, if it is not in the feed (Atom `content@src`).
    public Optional<String> source() {
        return source;
    }

    /// The words as they stand if they are plain text, else sanitised HTML with its links resolved.
    public String value() {
        return kind == Kind.TEXT ? raw : Sanitiser.html(raw, links).strip();
    }

    /// Sanitised HTML, links resolved; plain text is escaped, with its blank lines as paragraphs.
    public String html() {
        return clean().html();
    }

    /// Plain text: paragraphs separated by a blank line.
    public String text() {
        return kind == Kind.TEXT ? squeezed() : clean().text();
    }

    /// The text without the buttons that a feed's host puts under it (`<div class="feedflare">`).
    FeedText withoutFlares() {
        int at = kind == Kind.TEXT ? -1 : raw.indexOf("<div class=\"feedflare\"");
        if (at < 0) {
            return this;
        }
        int end = raw.indexOf("</div>", at);
        String rest = end < 0 ? "" : raw.substring(end + 6);
        return reading(raw.substring(0, at) + rest);
    }

    /// The same text in other words.
    FeedText reading(String words) {
        return new FeedText(words, kind, type, links, language, source);
    }

    Sanitiser.Clean clean() {
        if (kind != Kind.TEXT) {
            return Sanitiser.clean(raw, links);
        }
        String text = squeezed();
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (String paragraph : text.split("\n\n")) {
            if (!paragraph.isEmpty()) {
                Html.element("p", paragraph, html);
            }
        }
        return new Sanitiser.Clean(html.toString(), text, raw.length() > Sanitiser.LENGTH);
    }

    /// Plain words: blank lines part paragraphs, other white space is one blank.
    private String squeezed() {
        int length = Math.min(raw.length(), Sanitiser.LENGTH);
        StringBuilder out = new StringBuilder(length);
        int lines = 0;
        boolean blank = false;
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c == '\n') {
                lines++;
                blank = true;
            } else if (c <= ' ' || c == '\u00A0') {
                blank = true;
            } else {
                if (blank && !out.isEmpty()) {
                    out.append(lines > 1 ? "\n\n" : " ");
                }
                blank = false;
                lines = 0;
                out.append(c);
            }
        }
        return out.toString();
    }

    /// One line of plain text: a title.
    public String line() {
        String text = text();
        return text.indexOf('\n') < 0
                ? text
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return raw;
    }
}
