package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What the JDK's own XML parser says of a document's form: the judge of our judgement.
final class WellFormed {
    private WellFormed() {}

    /// Whether the bytes are well-formed XML; external entities are not looked at.
    static boolean is(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(
                XMLInputFactory.RESOLVER,
                (javax.xml.stream.XMLResolver)
                        (publicId, systemId, base, namespace) ->
                                new ByteArrayInputStream(new byte[0]));
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext()) {
                reader.next();
            }
            return true;
        } catch (XMLStreamException | RuntimeException illFormed) {
            return false;
        }
    }
}
