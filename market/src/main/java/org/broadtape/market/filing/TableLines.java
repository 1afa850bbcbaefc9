package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.market.Identifiers;

/// Lines of a table as they are read, each judged in the same way whichever form it came in: what
/// has no number is left out and told, what is doubtful is kept and told.
final class TableLines {
    /// The most lines of one table; the largest filings have some 60,000.
    static final int LINE_LIMIT = 500_000;

    private static final int PROBLEM_LIMIT = 1_000;
    private static final Pattern OPTION_TITLE =
            Pattern.compile("(PUT|CALL)S?(?: OPTIONS?)?|OPTIONS? ?-? ?(PUT|CALL)S?");

    private final InformationTable.Form form;
    private final List<HoldingLine> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long values;
    private long amounts;

    TableLines(InformationTable.Form form) {
        this.form = form;
    }

    /// A line's fields as written; empty where there was none.
    record Written(
            int line,
            String issuer,
            String titleOfClass,
            String cusip,
            String figi,
            String value,
            String amount,
            String type,
            String option,
            String discretion,
            String otherManagers) {}

    void add(Written written) {
        OptionalLong value = Amounts.read(written.value);
        OptionalLong amount = Amounts.read(written.amount);
        if (value.isEmpty() || amount.isEmpty()) {
            leaveOut(
                    written,
                    value.isEmpty()
                            ? "the value " + Problem.quote(written.value)
                            : "the amount " + Problem.quote(written.amount),
                    "a whole number from nought on");
            return;
        }
        Optional<PositionKind> option = option(written);
        if (option.isEmpty()) {
            leaveOut(written, "putCall " + Problem.quote(written.option), "Put, Call or nothing");
            return;
        }
        if (lines.size() == LINE_LIMIT
                || value.getAsLong() > HoldingLine.SUM_LIMIT - values
                || amount.getAsLong() > HoldingLine.SUM_LIMIT - amounts) {
            leaveOut(written, "a line or a sum beyond every book", "at most 500,000 lines");
            return;
        }
        values += value.getAsLong();
        amounts += amount.getAsLong();
        ShareType type = type(written);
        PositionKind kind = option.get();
        lines.add(
                new HoldingLine(
                        written.line,
                        written.issuer,
                        written.titleOfClass,
                        cusip(written),
                        figi(written.figi),
                        value.getAsLong(),
                        amount.getAsLong(),
                        type,
                        kind == PositionKind.SHARES && type == ShareType.PRINCIPAL
                                ? PositionKind.PRINCIPAL
                                : kind,
                        discretion(written.discretion),
                        written.otherManagers));
    }

    int size() {
        return lines.size();
    }

    void tell(Problem problem) {
        if (problems.size() < PROBLEM_LIMIT) {
            problems.add(problem);
        }
    }

    InformationTable table() {
        return new InformationTable(lines, form, problems);
    }

    private void leaveOut(Written written, String what, String expected) {
        tell(
                Told.error(
                        "holding-left-out",
                        written.line,
                        "the holding " + Problem.quote(written.issuer) + " left out for " + what,
                        expected));
    }

    private String cusip(Written written) {
        Cusip cusip = Cusip.of(written.cusip);
        switch (cusip.condition()) {
            case RIGHT -> {}
            case NOUGHTS_RESTORED ->
                    tell(
                            Told.warning(
                                    "cusip-noughts-restored",
                                    written.line,
                                    "the CUSIP " + Problem.quote(written.cusip),
                                    "nine signs; read as " + cusip.text()));
            case WRONG ->
                    tell(
                            Told.error(
                                    "cusip-wrong",
                                    written.line,
                                    "the CUSIP " + Problem.quote(written.cusip),
                                    "nine signs with the right check digit; kept as filed"));
        }
        return cusip.text();
    }

    private static Optional<String> figi(String written) {
        String figi = written.strip().toUpperCase(Locale.ROOT);
        return Identifiers.isFigi(figi) ? Optional.of(figi) : Optional.empty();
    }

    private ShareType type(Written written) {
        String type = written.type.toUpperCase(Locale.ROOT);
        if (type.startsWith("PR")) {
            return ShareType.PRINCIPAL;
        }
        if (!type.startsWith("SH") && form == InformationTable.Form.XML) {
            tell(
                    Told.warning(
                            "share-type-unknown",
                            written.line,
                            "the type of amount " + Problem.quote(written.type),
                            "SH or PRN; read as shares"));
        }
        return ShareType.SHARES;
    }

    /// Put, call, or shares where it is no option; empty where it is an option of an unknown kind.
    private Optional<PositionKind> option(Written written) {
        String word = written.option.toUpperCase(Locale.ROOT);
        if (word.startsWith("PUT") || word.equals("P")) {
            return Optional.of(PositionKind.PUT);
        }
        if (word.startsWith("CALL") || word.equals("C")) {
            return Optional.of(PositionKind.CALL);
        }
        if (!word.isEmpty() && !word.matches("N/?A|NONE|-+")) {
            return Optional.empty();
        }
        var title = OPTION_TITLE.matcher(written.titleOfClass.strip().toUpperCase(Locale.ROOT));
        if (!title.matches()) {
            return Optional.of(PositionKind.SHARES);
        }
        tell(
                Told.warning(
                        "option-by-title",
                        written.line,
                        "the class " + Problem.quote(written.titleOfClass) + " without putCall",
                        "Put or Call in its own column; read as an option"));
        return Optional.of(title.group().contains("PUT") ? PositionKind.PUT : PositionKind.CALL);
    }

    /// The three words of the XML, whatever the text said.
    private static String discretion(String written) {
        String word = written.strip().toUpperCase(Locale.ROOT);
        if (word.startsWith("SOLE")) {
            return "SOLE";
        }
        if (word.contains("DEF") || word.equals("DFND")) {
            return "DFND";
        }
        return word.contains("OTH") || word.equals("OTR") ? "OTR" : word;
    }
}
