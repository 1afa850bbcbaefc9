package org.broadtape.market;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.Instrument.Sort;
import org.broadtape.market.internal.CsvRows;
import org.jspecify.annotations.Nullable;

/// One row of [InstrumentCsv] into an instrument.
final class CsvInstrument {
    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final int VALUES_LIMIT = 1_000;
    private static final int NAME_LIMIT = InstrumentCsv.NAME_LIMIT;

    private final Map<String, Integer> columns;
    private final CsvRows.Row row;
    private final List<Problem> problems;

    CsvInstrument(Map<String, Integer> columns, CsvRows.Row row, List<Problem> problems) {
        this.columns = columns;
        this.row = row;
        this.problems = problems;
    }

    /// The instrument; absent where the row is bad, which is told.
    Optional<Instrument> read() {
        try {
            return Optional.of(instrument());
        } catch (Unreadable e) {
            problems.add(
                    new Problem(
                            "instrument-row-unreadable",
                            Severity.ERROR,
                            OptionalInt.of(row.line()),
                            e.what,
                            e.expected));
            return Optional.empty();
        }
    }

    /// A row that can't be used. Thrown and caught in this class alone.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final String what;
        private final String expected;

        Unreadable(String what, String expected) {
            super(what);
            this.what = what;
            this.expected = expected;
        }
    }

    private Instrument instrument() throws Unreadable {
        String id = needed("id");
        String name = needed("name");
        String word = field("type");
        Instrument.Type type =
                word.isEmpty()
                        ? Instrument.Type.EQUITY
                        : Instrument.Type.of(word).orElseThrow(() -> unknownType(word));
        List<Name> names = new ArrayList<>();
        addNames(names, "aliases", Sort.SHORT);
        addNames(names, "former", Sort.FORMER);
        addNames(names, "brands", Sort.BRAND);
        addNames(names, "units", Sort.UNIT);
        addNames(names, "nicknames", Sort.NICKNAME);
        Optional<String> currency = currency(field("currency"));
        return new Instrument(
                id,
                type,
                optional(field("issuer")),
                name,
                names,
                country(),
                currency,
                new Identifiers(
                        number("isin", Identifiers::isIsin),
                        number("figi", Identifiers::isFigi),
                        number("cusip", Identifiers::isCusip),
                        cik(),
                        number("lei", Identifiers::isLei)),
                listings(currency),
                values("predecessors"),
                values("successors"),
                day(field("valid_from")),
                day(field("valid_to")));
    }

    private static Unreadable unknownType(String word) {
        return new Unreadable(
                "the type " + Problem.quote(word),
                "one of " + List.of(Instrument.Type.values()).toString().toLowerCase(Locale.ROOT));
    }

    private String needed(String column) throws Unreadable {
        String value = field(column);
        if (value.isEmpty()) {
            throw new Unreadable("no " + column, "an id and a name in every row");
        }
        return value;
    }

    private void addNames(List<Name> names, String column, Sort sort) throws Unreadable {
        for (String value : values(column)) {
            Timed timed = timed(value);
            names.add(new Name(timed.value, sort, timed.from, timed.until));
        }
    }

    private List<Listing> listings(Optional<String> currency) throws Unreadable {
        List<Listing> listings = new ArrayList<>();
        String symbol = field("symbol");
        if (!symbol.isEmpty()) {
            Timed timed = timed(symbol);
            Optional<String> ric = optional(field("ric")).or(() -> printedRic(timed.value));
            listings.add(
                    new Listing(
                            mic(field("mic")),
                            timed.value,
                            ric,
                            currency,
                            timed.from,
                            timed.until));
        }
        for (String value : values("listings")) {
            Timed timed = timed(value);
            String[] parts = timed.value.split(":", 4);
            if (parts.length < 2 || parts[1].isBlank()) {
                throw new Unreadable(
                        "the listing " + Problem.quote(value), "MIC:TICKER:CURRENCY:RIC");
            }
            listings.add(
                    new Listing(
                            mic(parts[0]),
                            parts[1],
                            parts.length > 3 ? optional(parts[3]) : Optional.empty(),
                            parts.length > 2 ? currency(parts[2]) : Optional.empty(),
                            timed.from,
                            timed.until));
        }
        return listings;
    }

    /// A symbol that is a RIC by its ending, `A.TO`, where the row names no exchange.
    private Optional<String> printedRic(String symbol) {
        int dot = symbol.lastIndexOf('.');
        boolean ric =
                dot > 0
                        && field("mic").isEmpty()
                        && Exchanges.byRicSuffix(symbol.substring(dot + 1)).isPresent();
        return ric ? Optional.of(symbol) : Optional.empty();
    }

    private Optional<String> mic(String value) {
        String mic = value.toUpperCase(Locale.ROOT);
        return checked("MIC", mic, CsvInstrument::isMic);
    }

    private Optional<String> currency(String value) {
        return checked("currency", value.toUpperCase(Locale.ROOT), CsvInstrument::isCurrency);
    }

    private static boolean isMic(String text) {
        return text.length() == 4 && text.chars().allMatch(CsvInstrument::isLetterOrDigit);
    }

    private static boolean isCurrency(String text) {
        return text.length() == 3 && text.chars().allMatch(sign -> sign >= 'A' && sign <= 'Z');
    }

    private static boolean isLetterOrDigit(int sign) {
        return (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    }

    private Optional<String> country() {
        String value = field("country");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> code = Countries.alpha3(value);
        if (code.isEmpty()) {
            leaveOut("country", value);
        }
        return code;
    }

    private Optional<String> number(String column, Predicate<String> right) {
        return checked(column, field(column).toUpperCase(Locale.ROOT), right);
    }

    private Optional<String> cik() {
        return checked("cik", Identifiers.withoutNoughts(field("cik")), Identifiers::isCik);
    }

    private Optional<String> checked(String what, String value, Predicate<String> right) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (right.test(value)) {
            return Optional.of(value);
        }
        leaveOut(what, value);
        return Optional.empty();
    }

    private void leaveOut(String what, String value) {
        problems.add(
                new Problem(
                        "instrument-value-unreadable",
                        Severity.WARNING,
                        OptionalInt.of(row.line()),
                        "the " + what + " " + Problem.quote(value) + " was left out",
                        "one with the right form and check digit"));
    }

    /// A value and the time it is true.
    private record Timed(String value, Optional<LocalDate> from, Optional<LocalDate> until) {}

    /// Takes `@from..until` off a value.
    private static Timed timed(String value) throws Unreadable {
        int at = value.lastIndexOf('@');
        int dots = value.indexOf("..", at + 1);
        if (at < 0 || dots < 0) {
            return new Timed(value, Optional.empty(), Optional.empty());
        }
        if (at == 0) {
            throw new Unreadable(
                    "a time without a name: " + Problem.quote(value), "NAME@FROM..UNTIL");
        }
        return new Timed(
                value.substring(0, at).strip(),
                day(value.substring(at + 1, dots)),
                day(value.substring(dots + 2)));
    }

    private static Optional<LocalDate> day(String text) throws Unreadable {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher day = DAY.matcher(text.strip());
        if (!day.matches()) {
            throw unreadableDay(text);
        }
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            part(day.group(2)),
                            part(day.group(3))));
        } catch (DateTimeException e) {
            throw unreadableDay(text);
        }
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    private static Unreadable unreadableDay(String text) {
        return new Unreadable("the day " + Problem.quote(text), "2021, 2021-10 or 2021-10-28");
    }

    private List<String> values(String column) throws Unreadable {
        String joined = field(column);
        if (joined.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (String value : joined.split("\\|")) {
            String clean = value.strip();
            if (clean.length() > NAME_LIMIT || values.size() == VALUES_LIMIT) {
                throw new Unreadable(
                        column + " " + Problem.quote(clean),
                        "at most " + VALUES_LIMIT + " of " + NAME_LIMIT + " signs");
            }
            if (!clean.isEmpty()) {
                values.add(clean);
            }
        }
        return values;
    }

    private static Optional<String> optional(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /// A field with blanks and control signs as one blank; empty where there is no such column.
    private String field(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : clean(row.field(index));
    }

    private static String clean(String value) {
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            if (sign < ' ' || (sign == ' ' && i > 0 && value.charAt(i - 1) == ' ')) {
                return value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
            }
        }
        return value;
    }
}
