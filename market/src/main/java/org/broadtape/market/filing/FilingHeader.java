package org.broadtape.market.filing;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.market.Identifiers;

/// What EDGAR wrote above a submission when it took it in.
///
/// @param accession its number, `0000909012-12-000274`
/// @param form `13F-HR`
/// @param cik the filer's, without leading noughts
/// @param filer its name
/// @param period the last day of the quarter
/// @param filed the filing date, which after 17:30 is the next business day
/// @param accepted when it was taken in and so public, on the clock of New York
record FilingHeader(
        Optional<String> accession,
        Optional<String> form,
        Optional<String> cik,
        Optional<String> filer,
        Optional<LocalDate> period,
        Optional<LocalDate> filed,
        Optional<ZonedDateTime> accepted) {
    private static final int LENGTH_LIMIT = 20_000;

    /// `<ACCEPTANCE-DATETIME>20240603160821` or `FILED AS OF DATE: 20240603`.
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?m)^[ \\t]*(?:<([A-Z-]{3,40})>|([A-Z][A-Z ]{2,40}):)[ \\t]*(\\S[^\\r\\n]*)");

    static final Pattern ACCESSION = Pattern.compile("\\d{10}-\\d{2}-\\d{6}");

    /// The header of a submission, or of a file that holds some of its lines; all absent where
    /// there is none.
    static FilingHeader read(String text) {
        int documents = text.indexOf("<DOCUMENT>");
        int end = Math.min(documents < 0 ? text.length() : documents, LENGTH_LIMIT);
        Map<String, String> fields = new HashMap<>();
        var field = FIELD.matcher(text.substring(0, end).replace("&lt;", "<").replace("&gt;", ">"));
        while (field.find()) {
            String name = field.group(1) == null ? field.group(2) : field.group(1);
            fields.putIfAbsent(name.replace('-', ' '), field.group(3).strip());
        }
        return new FilingHeader(
                first(fields, "ACCESSION NUMBER", "SEC DOCUMENT", "SEC HEADER")
                        .flatMap(FilingHeader::accession),
                first(fields, "CONFORMED SUBMISSION TYPE", "TYPE")
                        .map(form -> form.toUpperCase(Locale.ROOT)),
                first(fields, "CENTRAL INDEX KEY", "CIK")
                        .map(Identifiers::withoutNoughts)
                        .filter(Identifiers::isCik),
                first(fields, "COMPANY CONFORMED NAME", "CONFORMED NAME"),
                first(fields, "CONFORMED PERIOD OF REPORT", "PERIOD").flatMap(FilingDates::day),
                first(fields, "FILED AS OF DATE", "FILING DATE").flatMap(FilingDates::day),
                first(fields, "ACCEPTANCE DATETIME").flatMap(FilingDates::time));
    }

    /// Whether anything at all was told.
    boolean isThere() {
        return accession.isPresent()
                || form.isPresent()
                || cik.isPresent()
                || period.isPresent()
                || filed.isPresent()
                || accepted.isPresent();
    }

    private static Optional<String> accession(String text) {
        var number = ACCESSION.matcher(text);
        return number.find() ? Optional.of(number.group()) : Optional.empty();
    }

    private static Optional<String> first(Map<String, String> fields, String... names) {
        for (String name : names) {
            if (fields.containsKey(name)) {
                return Optional.ofNullable(fields.get(name));
            }
        }
        return Optional.empty();
    }
}
