package org.broadtape.market.provider.ecb;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadtape.market.provider.internal.Numbers;

/// The bank's XML: `Cube time` holding `Cube currency rate`, a day or many. Neither a document type
/// nor an entity is read.
final class EcbXml {
    /// More days than the bank has fixed rates in a century.
    private static final int DAYS = 30_000;

    private EcbXml() {}

    /// The days told, newest first; absent for what is not well-formed XML.
    static Optional<List<DayRates>> read(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Map<LocalDate, Map<String, String>> days = new LinkedHashMap<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            Optional<LocalDate> day = Optional.empty();
            while (reader.hasNext() && days.size() < DAYS) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Cube")) {
                    day = Numbers.date(attribute(reader, "time")).or(keeping(day));
                    note(reader, day, days);
                }
            }
        } catch (XMLStreamException unreadable) {
            return Optional.empty();
        }
        List<DayRates> newestFirst = new ArrayList<>();
        days.forEach((day, rates) -> newestFirst.add(new DayRates(day, rates)));
        newestFirst.sort((one, other) -> other.day().compareTo(one.day()));
        return Optional.of(newestFirst);
    }

    private static Supplier<Optional<LocalDate>> keeping(Optional<LocalDate> day) {
        return () -> day;
    }

    private static void note(
            XMLStreamReader reader,
            Optional<LocalDate> day,
            Map<LocalDate, Map<String, String>> days) {
        Optional<String> currency = attribute(reader, "currency");
        Optional<String> rate = attribute(reader, "rate");
        if (day.isPresent() && currency.isPresent() && rate.isPresent()) {
            days.computeIfAbsent(day.get(), ignored -> new LinkedHashMap<>())
                    .put(currency.get(), rate.get());
        }
    }

    private static Optional<String> attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name));
    }
}
