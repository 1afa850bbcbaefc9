package org.broadtape.outlet;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An XML document in the making. Words are escaped by the writer beneath, and characters that XML
/// 1.0 has no way to write (§2.2) are left out.
final class XmlText {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final StringWriter text = new StringWriter(8192);
    private final XMLStreamWriter out;

    /// A document that begins with that element.
    XmlText(String root) {
        try {
            out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("utf-8", "1.0");
            out.writeStartElement(root);
        } catch (XMLStreamException impossible) {
            throw broken(impossible);
        }
    }

    /// Declares a namespace on the element just begun; an empty prefix makes it the default.
    XmlText namespace(String prefix, String uri) {
        return write(() -> {
            if (prefix.isEmpty()) {
                out.writeDefaultNamespace(uri);
            } else {
                out.writeNamespace(prefix, uri);
            }
        });
    }

    /// Begins an element; `media:credit` within a namespace.
    XmlText begin(String name) {
        return write(() -> out.writeStartElement(name));
    }

    /// Puts an attribute on the element just begun.
    XmlText with(String name, String value) {
        return write(() -> out.writeAttribute(name, clean(value)));
    }

    /// Writes words.
    XmlText words(String words) {
        return write(() -> out.writeCharacters(clean(words)));
    }

    /// Ends the innermost element.
    XmlText end() {
        return write(out::writeEndElement);
    }

    /// An element that holds words alone.
    XmlText put(String name, String words) {
        return begin(name).words(words).end();
    }

    /// Ends all that is open; the document.
    String done() {
        write(() -> {
            out.writeEndDocument();
            out.close();
        });
        return text.toString();
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private XmlText write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (XMLStreamException impossible) {
            throw broken(impossible);
        }
    }

    private static IllegalStateException broken(XMLStreamException why) {
        return new IllegalStateException("Writing to memory failed", why);
    }

    private static String clean(String text) {
        if (text.chars().allMatch(c -> (c >= ' ' && c < 0xD800) || c == '\n')) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c ->
                        c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= ' ' && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c > 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
