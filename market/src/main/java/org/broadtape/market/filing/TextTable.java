package org.broadtape.market.filing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.market.filing.TableLines.Written;

/// A table in the text form from before 2013. Its header and its ruler of `<S>` and `<C>` are not
/// trusted, since filers' rows stand a column beside them: a row is known by a CUSIP with the right
/// check digit and two numbers to its right, value and amount, whatever touches what to its left.
final class TextTable {
    private static final int LINE_LIMIT = 1_000;
    private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
    private static final Pattern TAIL =
            Pattern.compile(
                    "\\s++\\$?+\\s*+("
                            + NUMBER
                            + ")\\s++\\$?+\\s*+("
                            + NUMBER
                            + ")(?=\\s|SH|PR|$)(.*)");
    private static final Pattern HOLDING =
            Pattern.compile("\\s\\d[\\d,.]*+\\s++\\d[\\d,.]*+\\s*+(?:SHS?|PRN)\\s");
    private static final Pattern RULE = Pattern.compile("\\s*[=_-][\\s=_-]*");

    private final String[] rows;
    private final TableLines lines = new TableLines(InformationTable.Form.TEXT);
    private final TitleColumn titles;
    private Optional<Row> last = Optional.empty();
    private String heading = "";
    private boolean afterRule;

    /// A row that could be read.
    private record Row(Written written, int valueEnd, int amountEnd) {}

    TextTable(String text) {
        rows = text.split("\\r?\\n|\\r", -1);
        titles = new TitleColumn();
        for (int i = 0; i < rows.length; i++) {
            String row = rows[i].replace("\t", "  ").stripTrailing();
            rows[i] = row.length() > LINE_LIMIT ? "" : row;
            TextCusip.in(rows[i]).filter(this::hasTail).ifPresent(titles::learn);
        }
    }

    private boolean hasTail(TextCusip cusip) {
        return TAIL.matcher(cusip.after()).matches();
    }

    InformationTable read() {
        for (int i = 0; i < rows.length; i++) {
            String row = rows[i];
            if (row.isBlank() || row.stripLeading().startsWith("<")) {
                continue;
            }
            if (!holding(row, i + 1) && !continued(row, i + 1)) {
                remember(row, i + 1);
            }
        }
        return lines.table();
    }

    /// A row with a CUSIP of its own.
    private boolean holding(String row, int line) {
        Optional<TextCusip> found =
                TextCusip.in(row)
                        .filter(this::hasTail)
                        .or(() -> TextCusip.likelyIn(row).filter(this::hasTail));
        if (found.isEmpty()) {
            return false;
        }
        TextCusip cusip = found.get();
        Matcher tail = TAIL.matcher(cusip.after());
        if (!tail.matches()) {
            return false;
        }
        TitleColumn.Named named = titles.split(cusip.before());
        boolean ditto = named.issuer().isBlank();
        String issuer =
                !ditto
                        ? named.issuer()
                        : !heading.isEmpty()
                                ? heading
                                : last.map(one -> one.written.issuer()).orElse("");
        add(line, issuer, named.title(), cusip, tail);
        return true;
    }

    /// A further row of the holding above: no name, no CUSIP, numbers under its numbers.
    private boolean continued(String row, int line) {
        if (last.isEmpty() || afterRule) {
            return false;
        }
        Row above = last.get();
        Matcher tail = TAIL.matcher(" " + row);
        if (!tail.matches()
                || tail.group(3).isBlank()
                || Math.abs(tail.end(1) - 1 - above.valueEnd) > 2
                || Math.abs(tail.end(2) - 1 - above.amountEnd) > 2) {
            return false;
        }
        Written first = above.written;
        TextTail rest = TextTail.read(tail.group(3));
        lines.add(written(line, first.issuer(), first.titleOfClass(), first.cusip(), tail, rest));
        return true;
    }

    private void add(int line, String issuer, String title, TextCusip cusip, Matcher tail) {
        TextTail rest = TextTail.read(tail.group(3));
        Written written = written(line, issuer, title, cusip.written(), tail, rest);
        lines.add(written);
        int from = cusip.end();
        last = Optional.of(new Row(written, from + tail.end(1), from + tail.end(2)));
        heading = "";
        afterRule = false;
    }

    private static Written written(
            int line, String issuer, String title, String cusip, Matcher tail, TextTail rest) {
        return new Written(
                line,
                issuer,
                title,
                cusip,
                "",
                tail.group(1),
                tail.group(2),
                rest.type(),
                rest.option(),
                rest.discretion(),
                rest.managers());
    }

    /// What is no holding: a rule, a name that stands above its holding, or one that is lost.
    private void remember(String row, int line) {
        afterRule = RULE.matcher(row).matches();
        boolean words = row.chars().noneMatch(Character::isDigit);
        heading = words && !afterRule ? row.strip() : "";
        if (HOLDING.matcher(row + " ").find()) {
            lines.tell(
                    Told.error(
                            "holding-left-out",
                            line,
                            "a holding without a CUSIP: " + Problem.quote(row),
                            "nine signs with the right check digit, then value and amount"));
        }
    }
}
