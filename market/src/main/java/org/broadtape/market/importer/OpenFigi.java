package org.broadtape.market.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.Exchanges;
import org.broadtape.market.Exchanges.Exchange;
import org.broadtape.market.Identifiers;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import tools.jackson.databind.JsonNode;

/// Answers of OpenFIGI's mapping service: an array with, for every question, `{"data": […]}` or
/// `{"warning": …}`. Lines of one share class are listings of one instrument; what is no equity,
/// fund, index or currency is passed over.
public final class OpenFigi {
    private OpenFigi() {}

    /// Reads an answer.
    public static Imported read(String json) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Instrument> instruments = new LinkedHashMap<>();
        Json.members(
                json,
                (line, answer) -> {
                    for (JsonNode found : answer.path("data")) {
                        instrument(found)
                                .ifPresentOrElse(
                                        one -> instruments.merge(one.id(), one, Instrument::with),
                                        () -> problems.add(unreadable(line, found)));
                    }
                    String fault = answer.path("error").asString("");
                    if (!fault.isEmpty()) {
                        problems.add(
                                Table.bad(line, "an error " + Problem.quote(fault), "an answer"));
                    }
                },
                problems);
        return new Imported(List.copyOf(instruments.values()), problems);
    }

    private static Problem unreadable(int line, JsonNode found) {
        return Table.bad(
                line,
                "the answer " + Problem.quote(found.toString()),
                "a figi, a ticker, a name and a security of a known type");
    }

    private static Optional<Instrument> instrument(JsonNode found) {
        String figi = found.path("figi").asString("");
        String share = found.path("shareClassFIGI").asString(figi);
        String ticker = found.path("ticker").asString("").strip();
        String name = found.path("name").asString("").strip();
        Optional<Instrument.Type> type = type(found);
        if (!Identifiers.isFigi(figi)
                || !Identifiers.isFigi(share)
                || ticker.isEmpty()
                || name.isEmpty()
                || type.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> mic =
                Exchanges.byFigiCode(found.path("exchCode").asString("")).map(Exchange::mic);
        return Optional.of(
                new Instrument(
                        "figi:" + share,
                        type.get(),
                        Optional.empty(),
                        Titles.spoken(name),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new Identifiers(
                                Optional.empty(),
                                Optional.of(share),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(Listing.of(mic, ticker)),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Optional<Instrument.Type> type(JsonNode found) {
        String kind = found.path("securityType").asString("");
        return switch (found.path("marketSector").asString("")) {
            case "Equity" ->
                    Optional.of(
                            kind.equals("ETP") || kind.contains("Fund")
                                    ? Instrument.Type.FUND
                                    : Instrument.Type.EQUITY);
            case "Index" -> Optional.of(Instrument.Type.INDEX);
            case "Curncy" -> Optional.of(Instrument.Type.CURRENCY);
            default -> Optional.empty();
        };
    }
}
