package org.broadtape.outlet;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Story;
import org.broadtape.wire.WireItem;

/// Writes stories as an Atom feed (RFC 4287), withdrawn ones as tombstones (RFC 6721).
final class Atom {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

    private Atom() {}

    /// The feed.
    ///
    /// @param base the site's address, without a trailing slash
    /// @param self the feed's own path
    static String write(String title, String base, String self, List<Story> stories, Instant now) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartDocument("utf-8", "1.0");
            out.writeStartElement("feed");
            out.writeDefaultNamespace(ATOM);
            out.writeNamespace("at", TOMBSTONES);
            element(out, "title", title);
            element(out, "id", base + self);
            link(out, "self", base + self);
            link(out, "alternate", base + "/");
            element(
                    out,
                    "updated",
                    stories.stream()
                            .map(story -> story.line().changed())
                            .max(Instant::compareTo)
                            .orElse(now)
                            .toString());
            for (Story story : stories) {
                entry(out, base, story);
            }
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Writing to memory failed", impossible);
        }
        return text.toString();
    }

    private static void entry(XMLStreamWriter out, String base, Story story)
            throws XMLStreamException {
        String address = base + "/story/" + story.line().id();
        if (story.item().isEmpty()) {
            out.writeStartElement("at", "deleted-entry", TOMBSTONES);
            out.writeAttribute("ref", address);
            out.writeAttribute("when", story.line().changed().toString());
            out.writeEndElement();
            return;
        }
        WireItem item = story.item().get();
        out.writeStartElement("entry");
        element(out, "id", address);
        element(out, "title", item.headline());
        link(out, "alternate", address);
        item.published()
                .map(Stamp::toString)
                .ifPresent(time -> quietly(() -> element(out, "published", time)));
        element(
                out,
                "updated",
                item.updated()
                        .or(item::published)
                        .map(Stamp::toString)
                        .orElse(story.line().changed().toString()));
        out.writeStartElement("author");
        element(
                out,
                "name",
                item.writers().isEmpty()
                        ? story.line().sourceName()
                        : String.join(", ", item.writers()));
        out.writeEndElement();
        story.line().summary().ifPresent(words -> quietly(() -> element(out, "summary", words)));
        if (item.rights().usageTerms().isEmpty() && !item.bodyHtml().isBlank()) {
            out.writeStartElement("content");
            out.writeAttribute("type", "html");
            out.writeCharacters(clean(item.bodyHtml()));
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void quietly(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Writing to memory failed", impossible);
        }
    }

    private static void element(XMLStreamWriter out, String name, String text)
            throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    private static void link(XMLStreamWriter out, String rel, String href)
            throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("href", href);
    }

    /// Without the characters XML 1.0 has no way to write (§2.2).
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c ->
                        c == 9
                                || c == 10
                                || c == 13
                                || (c >= 32 && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c > 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
