package org.broadtape.market.importer;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadtape.base.Problem;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.market.Listing;

/// ISO 4217, list one, as its maintenance agency publishes it in XML: an entry of every country and
/// its currency. Countries without a currency are passed over.
public final class CurrencyCodes {
    private CurrencyCodes() {}

    /// Reads the list.
    public static Imported read(String xml) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Instrument> currencies = new LinkedHashMap<>();
        if (xml.length() > InstrumentCsv.TEXT_LIMIT) {
            problems.add(Table.fatal("a list of " + xml.length() + " signs", "a shorter one"));
            return new Imported(List.of(), problems);
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
            String name = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "CcyNtry" -> name = "";
                    case "CcyNm" -> name = reader.getElementText().strip();
                    case "Ccy" -> {
                        int line = reader.getLocation().getLineNumber();
                        String code = reader.getElementText().strip();
                        add(code, name, line, currencies, problems);
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            problems.add(
                    Table.bad(line, "XML that breaks off", "well-formed XML without a DOCTYPE"));
        }
        return new Imported(List.copyOf(currencies.values()), problems);
    }

    private static void add(
            String code,
            String name,
            int line,
            Map<String, Instrument> currencies,
            List<Problem> problems) {
        if (!code.matches("[A-Z]{3}") || name.isEmpty()) {
            problems.add(
                    Table.bad(
                            line,
                            "the currency " + Problem.quote(code + " " + name),
                            "three letters and a name"));
            return;
        }
        currencies.putIfAbsent(
                code,
                Instrument.of(
                        "iso4217:" + code,
                        Instrument.Type.CURRENCY,
                        name,
                        List.of(Listing.of(Optional.empty(), code))));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
