package org.broadtape.market.filing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cover page of the text form: its fixed sentences, each with what the filer put behind it.
final class TextCover {
    private static final int LENGTH_LIMIT = 60_000;
    private static final Pattern PERIOD =
            line(
                    "(?:Calendar (?:Year or )?Quarter|Year or Quarter) Ended:?[ \\t_]*([^\\r\\n]{6,30})");
    private static final Pattern AMENDED = line("if Amendment:?[ \\t_]*[\\[(]\\s*X\\s*[\\])]");
    private static final Pattern AMENDMENT_NUMBER =
            line("Amendment (?:Number|No\\.?):?[ \\t_]*(\\d{1,3})");
    private static final Pattern RESTATEMENT = line("[\\[(]\\s*X\\s*[\\])][ \\t]*is a restatement");
    private static final Pattern ADDITION = line("[\\[(]\\s*X\\s*[\\])][ \\t]*adds new holdings");
    private static final Pattern REPORT =
            line("[\\[(]\\s*X\\s*[\\])][ \\t]*13F (HOLDINGS|NOTICE|COMBINATION)");
    private static final Pattern MANAGER = line("^[ \\t]*Name:[ \\t]*(\\S[^\\r\\n]*)");
    private static final Pattern ENTRIES = line("Table Entry Total:?[ \\t$_]*([\\d,]+)");
    private static final Pattern VALUES =
            line("Table Value Total:?[ \\t$_]*([\\d,]+(?:\\.\\d+)?)([^\\r\\n]*)");
    private static final Pattern CONFIDENTIAL =
            line("confidential (?:information|portion)[^.]{0,80}omitted");
    private static final Pattern INCLUDED =
            line(
                    "^[ \\t]*(\\d{1,4})\\.?[ \\t]+(28-\\d{1,6}|\\d{3}-\\d{4,6})[ \\t]+(\\S[^\\r\\n]*)");
    private static final DateTimeFormatter WORDS =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("MMMM d[,] yyyy")
                    .toFormatter(Locale.US);

    private TextCover() {}

    private static Pattern line(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    /// The cover; absent where none of its sentences is there.
    static Optional<Cover> read(String whole) {
        String text = whole.substring(0, Math.min(LENGTH_LIMIT, whole.length()));
        Optional<String> report = found(REPORT, text);
        Optional<String> entries = found(ENTRIES, text);
        Optional<LocalDate> period = found(PERIOD, text).flatMap(TextCover::day);
        if (report.isEmpty() && entries.isEmpty() && period.isEmpty()) {
            return Optional.empty();
        }
        Optional<ReportType> type = report.flatMap(ReportType::of);
        Optional<Amendment> amendment = amendment(text);
        String form =
                type.filter(one -> one == ReportType.NOTICE).isPresent() ? "13F-NT" : "13F-HR";
        return Optional.of(
                new Cover(
                        Optional.of(amendment.isPresent() ? form + "/A" : form),
                        Optional.empty(),
                        found(MANAGER, text),
                        period,
                        type,
                        amendment,
                        total(entries),
                        total(found(VALUES, text)),
                        CONFIDENTIAL.matcher(text).find() ? Optional.of(true) : Optional.empty(),
                        declared(text),
                        included(text),
                        List.of()));
    }

    private static Optional<Amendment> amendment(String text) {
        boolean restates = RESTATEMENT.matcher(text).find();
        boolean adds = ADDITION.matcher(text).find();
        if (!AMENDED.matcher(text).find() && !restates && !adds) {
            return Optional.empty();
        }
        Optional<Amendment.Type> type =
                restates == adds
                        ? Optional.empty()
                        : Optional.of(
                                restates
                                        ? Amendment.Type.RESTATEMENT
                                        : Amendment.Type.NEW_HOLDINGS);
        return Optional.of(
                new Amendment(found(AMENDMENT_NUMBER, text).map(Integer::valueOf), type, false));
    }

    private static Optional<ValueUnit> declared(String text) {
        Matcher values = VALUES.matcher(text);
        if (!values.find()) {
            return Optional.empty();
        }
        String behind = values.group(2).toLowerCase(Locale.ROOT);
        boolean thousands = behind.contains("thousand") || behind.contains("000");
        return thousands ? Optional.of(ValueUnit.THOUSANDS) : Optional.empty();
    }

    private static List<OtherManager> included(String text) {
        List<OtherManager> managers = new ArrayList<>();
        Matcher one = INCLUDED.matcher(text);
        while (one.find() && managers.size() < 1_000) {
            managers.add(
                    new OtherManager(
                            Optional.of(Integer.valueOf(one.group(1))),
                            one.group(3).strip(),
                            Optional.empty()));
        }
        return managers;
    }

    private static OptionalLong total(Optional<String> text) {
        return text.map(Amounts::read).orElse(OptionalLong.empty());
    }

    private static Optional<LocalDate> day(String text) {
        String clean = text.strip().replaceAll("\\s+", " ").replaceAll("[.\\]]+$", "");
        Optional<LocalDate> numbers = FilingDates.day(clean);
        if (numbers.isPresent()) {
            return numbers;
        }
        try {
            return Optional.of(LocalDate.parse(clean, WORDS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }
}
