package org.broadtape.market.filing.edgar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.Identifiers;
import org.broadtape.market.filing.edgar.EdgarFiling.Filer;

/// All filings of a day or a quarter: `form.….idx` and `company.….idx`, in columns, and
/// `master.idx`, parted by `|`. Columns are read from the right, since long names push them;
/// headers are broken over two lines now and then and serve only to tell whether forms or names
/// stand first.
public final class DailyIndex {
    private static final int LINE_LIMIT = 500;
    private static final Pattern ROW =
            Pattern.compile(
                    "(\\S.*\\S)\\s+(\\d{1,10})\\s+(\\d{8}|\\d{4}-\\d{2}-\\d{2})\\s+(edgar/data/\\S+)\\s*");
    private static final Pattern MASTER =
            Pattern.compile("(\\d{1,10})\\|([^|]*)\\|([^|]+)\\|([\\d-]+)\\|(edgar/data/\\S+)\\s*");
    private static final Pattern ACCESSION = Pattern.compile("(\\d{10}-\\d{2}-\\d{6})\\.txt$");

    /// Forms that hold a blank, as in `SC 13D/A`, `1-A POS`, `DEF 14A`, end so.
    private static final Pattern LAST_FORM =
            Pattern.compile("(.*\\S)\\s+((?:SC (?:TO|1)|DEF |PRE |[0-9A-Z-]+ (?=POS))?\\S+)");

    private static final Pattern WIDE = Pattern.compile("\\s{2,}");

    private DailyIndex() {}

    /// Reads an index; an empty one is no fault.
    public static EdgarList read(String text) {
        List<EdgarFiling> filings = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        boolean below = false;
        boolean formFirst = true;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("-----")) {
                below = true;
            } else if (!below) {
                String header = line.toLowerCase(Locale.ROOT).strip();
                formFirst = header.startsWith("company name") ? false : formFirst;
            } else if (!line.isBlank()) {
                Optional<EdgarFiling> row =
                        line.length() > LINE_LIMIT ? Optional.empty() : row(line, formFirst);
                int at = i + 1;
                row.ifPresentOrElse(filings::add, () -> problems.add(bad(line, at)));
            }
        }
        return new EdgarList(filings, problems);
    }

    private static Optional<EdgarFiling> row(String line, boolean formFirst) {
        Matcher master = MASTER.matcher(line);
        if (master.matches()) {
            return filing(
                    master.group(3),
                    master.group(2),
                    master.group(1),
                    master.group(4),
                    master.group(5));
        }
        Matcher row = ROW.matcher(line.stripTrailing());
        if (!row.matches()) {
            return Optional.empty();
        }
        String[] two = formFirst ? formAndName(row.group(1)) : nameAndForm(row.group(1));
        return filing(two[0], two[1], row.group(2), row.group(3), row.group(4));
    }

    private static String[] formAndName(String words) {
        String[] parts = words.split("\\s{2,}", 2);
        if (parts.length < 2) {
            parts = words.split("\\s", 2);
        }
        return parts.length == 2 ? parts : new String[] {words, ""};
    }

    private static String[] nameAndForm(String words) {
        int gap = -1;
        Matcher wide = WIDE.matcher(words);
        while (wide.find()) {
            gap = wide.start();
        }
        if (gap > 0) {
            return new String[] {words.substring(gap).strip(), words.substring(0, gap).strip()};
        }
        Matcher last = LAST_FORM.matcher(words);
        return last.matches()
                ? new String[] {last.group(2), last.group(1).strip()}
                : new String[] {words, ""};
    }

    private static Optional<EdgarFiling> filing(
            String form, String name, String cik, String day, String path) {
        Matcher accession = ACCESSION.matcher(path);
        Optional<LocalDate> filed = EdgarTimes.day(day);
        if (!accession.find() || filed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new EdgarFiling(
                        accession.group(1),
                        form.strip(),
                        List.of(new Filer(Identifiers.withoutNoughts(cik), name.strip())),
                        filed.get(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Problem bad(String line, int at) {
        return new Problem(
                "edgar-row-unreadable",
                Severity.ERROR,
                OptionalInt.of(at),
                "the row " + Problem.quote(line),
                "form, name, CIK, date and a path below edgar/data");
    }
}
