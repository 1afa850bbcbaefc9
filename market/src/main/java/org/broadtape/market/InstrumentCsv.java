package org.broadtape.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.internal.CsvRows;

/// Instruments as comma-separated values, RFC 4180, UTF-8, with a header; columns in any order.
///
/// | Column | Holds |
/// |---|---|
/// | `id`, `name` | needed; rows of one id are joined |
/// | `symbol`, `mic`, `currency`, `ric` | the main listing |
/// | `type` | an [Instrument.Type] in lower case; `equity` where empty |
/// | `aliases` | short names, between bars: `IBM\|Big Blue` |
/// | `former`, `brands`, `units`, `nicknames` | names of those sorts, between bars |
/// | `listings` | further listings `MIC:TICKER:CURRENCY:RIC`, the MIC and the last two may be empty |
/// | `country` | ISO 3166, alpha-2 or alpha-3, or the English name |
/// | `isin`, `figi`, `cusip`, `cik`, `lei`, `issuer` | numbers and the issuer's id |
/// | `predecessors`, `successors` | ids, between bars |
/// | `valid_from`, `valid_to` | first day, and first day no more: `2021`, `2021-10` or `2021-10-28` |
///
/// A name, the symbol or a listing may carry its time behind `@`, first day and first day no more:
/// `Facebook Inc@2004..2021-10-28`, `META@2022-06-09..`.
public final class InstrumentCsv {
    /// The most UTF-16 units of a list.
    public static final int TEXT_LIMIT = 512 * 1024 * 1024;

    /// The most UTF-16 units of an id or a name.
    public static final int NAME_LIMIT = 300;

    private static final Set<String> COLUMNS =
            Set.of(
                    "id",
                    "symbol",
                    "name",
                    "aliases",
                    "type",
                    "mic",
                    "currency",
                    "country",
                    "isin",
                    "figi",
                    "cusip",
                    "cik",
                    "lei",
                    "valid_from",
                    "valid_to",
                    "ric",
                    "issuer",
                    "brands",
                    "units",
                    "former",
                    "nicknames",
                    "listings",
                    "predecessors",
                    "successors");

    private InstrumentCsv() {}

    /// Reads a list. A bad row is left out and told; a bad number or country is left out of its
    /// row.
    public static Imported read(String text) {
        List<Problem> problems = new ArrayList<>();
        if (text.length() > TEXT_LIMIT) {
            problems.add(fatal("a list of " + text.length() + " signs", "at most " + TEXT_LIMIT));
            return new Imported(List.of(), problems);
        }
        CsvRows rows = new CsvRows(text, ',', problems);
        Optional<CsvRows.Row> header = rows.next();
        if (header.isEmpty()) {
            problems.add(
                    fatal(
                            "no header",
                            "a first row that names the columns, id and name among them"));
            return new Imported(List.of(), problems);
        }
        Map<String, Integer> columns = columns(header.get(), problems);
        if (!columns.containsKey("id") || !columns.containsKey("name")) {
            problems.add(
                    fatal(
                            "no such columns in "
                                    + Problem.quote(String.join(",", header.get().fields())),
                            "columns id and name"));
            return new Imported(List.of(), problems);
        }
        Map<String, Instrument> byId = new LinkedHashMap<>();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            new CsvInstrument(columns, row.get(), problems)
                    .read()
                    .ifPresent(one -> byId.merge(one.id(), one, Instrument::with));
        }
        return new Imported(List.copyOf(byId.values()), problems);
    }

    private static Map<String, Integer> columns(CsvRows.Row header, List<Problem> problems) {
        Map<String, Integer> columns = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (int i = 0; i < header.fields().size(); i++) {
            String name = header.field(i).toLowerCase(Locale.ROOT);
            if (COLUMNS.contains(name)) {
                columns.putIfAbsent(name, i);
            } else if (!name.isEmpty()) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            problems.add(
                    new Problem(
                            "instrument-column-unknown",
                            Severity.WARNING,
                            OptionalInt.of(header.line()),
                            "columns passed over: " + Problem.quote(String.join(", ", unknown)),
                            "columns of " + new TreeSet<>(COLUMNS)));
        }
        return columns;
    }

    private static Problem fatal(String what, String expected) {
        return new Problem(
                "instrument-list-unreadable", Severity.FATAL, OptionalInt.of(1), what, expected);
    }
}
