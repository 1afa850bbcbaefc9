package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What later versions of NewsML-G2 allow and earlier ones did not, so that a document can be held
/// against the version of its folder by the latest schema. Entries are the change requests of the
/// IPTC that the suite is ordered by.
final class NewsmlVersions {
    private static final Pattern FOLDER = Pattern.compile("(?:.*/)?2\\.(\\d{1,2})/should_.*");

    private NewsmlVersions() {}

    /// Why a document is invalid by the version its folder names; absent where it is not, or no
    /// version is named.
    static Optional<String> fault(Cases.File file) {
        Matcher folder = FOLDER.matcher(file.path());
        if (!folder.matches()) {
            return Optional.empty();
        }
        int version = Integer.parseInt(folder.group(1));
        try {
            return fault(file, version);
        } catch (XMLStreamException malformed) {
            return Optional.of("malformed");
        }
    }

    private static Optional<String> fault(Cases.File file, int version) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file.bytes()));
        Deque<String> open = new ArrayDeque<>();
        boolean catalog = false;
        boolean item = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                String parent = open.isEmpty() ? "" : open.peek();
                item |= open.isEmpty() && name.endsWith("Item");
                catalog |= name.equals("catalogRef") || name.equals("catalog");
                open.push(name);
                int since = since(parent, name, xml.getAttributeValue("", "schemeretired"));
                if (since > version) {
                    return Optional.of(name + " in " + parent + " came with 2." + since);
                }
            }
        }
        return item && !catalog && version < 30
                ? Optional.of("an item may lack a catalogue since 2.30 only")
                : Optional.empty();
    }

    /// The version that brought an element where it stands, or an attribute of it; 0 for the rest.
    private static int since(
            String parent, String name, @org.jspecify.annotations.Nullable String retired) {
        if (parent.equals("organisationDetails") && name.equals("affiliation")) {
            return 29;
        }
        if (retired != null) {
            return 29;
        }
        return parent.equals("concept") && name.equals("hasInstrument") ? 31 : 0;
    }
}
