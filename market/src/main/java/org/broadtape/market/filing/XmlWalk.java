package org.broadtape.market.filing;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadtape.base.Problem;

/// Goes through a filing's XML. Elements count by namespace and local name, never by prefix; those
/// of other namespaces are passed over, what lies in them is not. No DTD, no entities, bounded
/// depth and length of a text.
final class XmlWalk {
    private static final int DEPTH_LIMIT = 64;
    private static final int TEXT_LIMIT = 4_096;
    private static final String TABLE = "http://www.sec.gov/edgar/document/thirteenf/";
    private static final String COVER = "http://www.sec.gov/edgar/thirteenffiler";
    private static final Pattern BARE_AMPERSAND =
            Pattern.compile("&(?!(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)");

    /// Is told of what begins and ends.
    interface Visitor {
        /// An element of the SEC's begins.
        void begins(String name, int line);

        /// One ends.
        ///
        /// @param path its name and those around it, the nearest first
        /// @param text its own words, stripped
        /// @param line where it began
        void ends(List<String> path, String text, int line);
    }

    private record Open(String name, StringBuilder text, int line) {}

    private final Visitor visitor;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean bare;

    private XmlWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /// Goes from start to end, or to where the XML breaks off, which is told.
    static void through(String xml, Visitor visitor, List<Problem> problems) {
        String mended = mended(xml, problems);
        XmlWalk walk = new XmlWalk(visitor);
        try {
            walk.go(factory().createXMLStreamReader(new StringReader(mended)));
        } catch (XMLStreamException broken) {
            int line =
                    broken.getLocation() == null
                            ? 1
                            : Math.max(1, broken.getLocation().getLineNumber());
            problems.add(
                    Told.error(
                            "xml-breaks-off",
                            line,
                            "XML that breaks off",
                            "well-formed XML without a DOCTYPE; what came before is kept"));
        }
        if (walk.bare) {
            problems.add(
                    Told.warning(
                            "namespace-missing", 1, "elements without a namespace", TABLE + "…"));
        }
    }

    private static String mended(String xml, List<Problem> problems) {
        var bare = BARE_AMPERSAND.matcher(xml);
        if (!bare.find()) {
            return xml;
        }
        int line = 1 + (int) xml.substring(0, bare.start()).chars().filter(c -> c == '\n').count();
        problems.add(Told.warning("ampersand-bare", line, "a bare &", "&amp;; read as that"));
        return bare.replaceAll("&amp;");
    }

    private void go(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                        throw new XMLStreamException("DOCTYPE", reader.getLocation());
                case XMLStreamConstants.START_ELEMENT -> begin(reader);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    Open now = open.peek();
                    if (now != null && now.text.length() < TEXT_LIMIT) {
                        now.text.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private void begin(XMLStreamReader reader) throws XMLStreamException {
        int line = Math.max(1, reader.getLocation().getLineNumber());
        if (open.size() == DEPTH_LIMIT) {
            throw new XMLStreamException("Too deep", reader.getLocation());
        }
        String namespace = reader.getNamespaceURI();
        boolean none = namespace == null || namespace.isEmpty();
        boolean ours = none || namespace.startsWith(TABLE) || namespace.startsWith(COVER);
        String name = ours ? reader.getLocalName() : "";
        open.push(new Open(name, new StringBuilder(), line));
        if (ours) {
            bare |= none;
            visitor.begins(name, line);
        }
    }

    private void end() {
        Open now = open.peek();
        if (now == null) {
            return;
        }
        if (!now.name.isEmpty()) {
            List<String> path = new ArrayList<>(open.size());
            open.forEach(one -> path.add(one.name));
            visitor.ends(path, now.text.toString().strip().replaceAll("\\s+", " "), now.line);
        }
        open.pop();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
