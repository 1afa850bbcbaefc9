package org.broadtape.market.filing.edgar;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.Identifiers;
import org.broadtape.market.filing.edgar.EdgarFiling.Filer;

/// The newest filings, `browse-edgar?action=getcurrent&output=atom`: an Atom feed in ISO-8859-1
/// that has an entry of one filing for each of its filers, which are put together here.
public final class CurrentFilings {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int BYTE_LIMIT = 16 * 1024 * 1024;
    private static final int ENTRY_LIMIT = 10_000;
    private static final int TEXT_LIMIT = 10_000;
    private static final Pattern ACCESSION =
            Pattern.compile("accession-number=(\\d{10}-\\d{2}-\\d{6})");
    private static final Pattern FILED = Pattern.compile("Filed:\\D{0,20}(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern TITLE =
            Pattern.compile("(\\S.*?) - (.*) \\((\\d{1,10})\\)(?: \\([A-Za-z ]+\\))?");

    private final Map<String, EdgarFiling> filings = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private CurrentFilings() {}

    /// Reads an answer.
    public static EdgarList read(byte[] bytes) {
        CurrentFilings reader = new CurrentFilings();
        if (bytes.length > BYTE_LIMIT) {
            reader.tell("a feed of " + bytes.length + " bytes", "at most 16 MB");
        } else {
            reader.go(bytes);
        }
        return new EdgarList(List.copyOf(reader.filings.values()), reader.problems);
    }

    private void go(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.hasNext() && filings.size() < ENTRY_LIMIT) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    tell("a DOCTYPE", "an Atom feed without one");
                    return;
                }
                if (event == XMLStreamConstants.START_ELEMENT && is(reader, "entry")) {
                    entry(reader);
                }
            }
        } catch (XMLStreamException e) {
            tell("XML that breaks off", "a well-formed Atom feed; what came before is kept");
        }
    }

    private void entry(XMLStreamReader reader) throws XMLStreamException {
        String title = "";
        String id = "";
        String summary = "";
        String updated = "";
        String form = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && is(reader, "entry")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT
                    || !ATOM.equals(reader.getNamespaceURI())) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "title" -> title = text(reader);
                case "id" -> id = text(reader);
                case "summary" -> summary = text(reader);
                case "updated" -> updated = text(reader);
                case "category" -> {
                    String term = reader.getAttributeValue(null, "term");
                    form = term == null ? "" : term;
                }
                default -> {}
            }
        }
        add(title, id, summary, updated, form);
    }

    private void add(String title, String id, String summary, String updated, String form) {
        Matcher number = ACCESSION.matcher(id);
        Matcher named = TITLE.matcher(title);
        if (!number.find() || !named.matches()) {
            tell("the entry " + Problem.quote(title), "FORM - NAME (CIK) (ROLE) and an accession");
            return;
        }
        Optional<OffsetDateTime> at = time(updated);
        Matcher day = FILED.matcher(summary);
        Optional<LocalDate> filed =
                (day.find() ? EdgarTimes.day(day.group(1)) : Optional.<LocalDate>empty())
                        .or(() -> at.map(OffsetDateTime::toLocalDate));
        if (filed.isEmpty()) {
            tell("the entry " + Problem.quote(title) + " without a date", "a filing date");
            return;
        }
        Filer filer = new Filer(Identifiers.withoutNoughts(named.group(3)), named.group(2).strip());
        EdgarFiling one =
                new EdgarFiling(
                        number.group(1),
                        form.isEmpty() ? named.group(1) : form,
                        List.of(filer),
                        filed.get(),
                        at.map(OffsetDateTime::toInstant),
                        Optional.empty());
        filings.merge(one.accession(), one, CurrentFilings::together);
    }

    private static EdgarFiling together(EdgarFiling one, EdgarFiling other) {
        List<Filer> filers = new ArrayList<>(one.filers());
        other.filers().stream().filter(filer -> !filers.contains(filer)).forEach(filers::add);
        return new EdgarFiling(
                one.accession(), one.form(), filers, one.filed(), one.acceptedBy(), one.period());
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        String text = reader.getElementText().strip().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(TEXT_LIMIT, text.length()));
    }

    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean is(XMLStreamReader reader, String name) {
        return reader.getLocalName().equals(name) && ATOM.equals(reader.getNamespaceURI());
    }

    private void tell(String what, String expected) {
        if (problems.size() < 1_000) {
            problems.add(Problem.of("edgar-entry-unreadable", Severity.ERROR, what, expected));
        }
    }
}
