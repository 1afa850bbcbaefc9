package org.broadtape.market.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;

/// Puts the reports of one quarter together in the order they became public.
///
/// Some filers send a second report of a quarter and don't say that it amends the first: a whole
/// table anew, or a line that confidential treatment had kept back. Which it is, is judged by what
/// the two have in common, and always told; where that doesn't tell, it is left out.
final class BookMaking {
    private final List<Filing> filings = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /// What a report does to those before it.
    private enum Part {
        REPLACES,
        ADDS,
        IS_LEFT_OUT
    }

    void take(Filing filing) {
        if (isNotice(filing) && !filings.isEmpty()) {
            return;
        }
        switch (part(filing)) {
            case REPLACES -> {
                filings.clear();
                positions.clear();
                filings.add(filing);
                positions.addAll(filing.positions());
            }
            case ADDS -> {
                filings.add(filing);
                add(filing);
            }
            case IS_LEFT_OUT -> {}
        }
    }

    QuarterBook book(LocalDate period, Publication newest) {
        return new QuarterBook(period, filings, positions, newest, problems);
    }

    private static boolean isNotice(Filing filing) {
        return filing.report().filter(type -> type == ReportType.NOTICE).isPresent()
                || filing.form().filter(form -> form.startsWith("13F-NT")).isPresent();
    }

    private Part part(Filing filing) {
        Optional<Amendment.Type> type = filing.amendment().flatMap(Amendment::type);
        if (type.isPresent()) {
            return switch (type.get()) {
                case RESTATEMENT -> restates(filing);
                case NEW_HOLDINGS -> addsTo(filing);
            };
        }
        boolean noticeBefore = filings.stream().allMatch(BookMaking::isNotice);
        return filings.isEmpty() || noticeBefore ? Part.REPLACES : unmarked(filing);
    }

    private Part restates(Filing filing) {
        if (positions.size() >= 10 && 10 * filing.positions().size() <= positions.size()) {
            tell(
                    "restatement-small",
                    Severity.WARNING,
                    "a restatement with " + count(filing) + " in place of " + positions.size(),
                    "a whole book; taken as the filer says");
        }
        return Part.REPLACES;
    }

    private Part addsTo(Filing filing) {
        if (filings.isEmpty()) {
            tell(
                    "addition-alone",
                    Severity.ERROR,
                    "new holdings (" + count(filing) + ") without the report they come to",
                    "the report of the quarter first");
        }
        return Part.ADDS;
    }

    /// A further report that doesn't say what it does.
    private Part unmarked(Filing filing) {
        long shared = filing.positions().stream().filter(this::has).count();
        if (2 * shared >= positions.size()) {
            tell(
                    "second-report-replaces",
                    Severity.WARNING,
                    "a second report of the quarter with "
                            + count(filing)
                            + ", "
                            + shared
                            + " of them in the first, not marked as an amendment",
                    "a mark; taken in place of the first");
            return Part.REPLACES;
        }
        if (shared == 0 || 4 * filing.positions().size() <= positions.size()) {
            tell(
                    "second-report-adds",
                    Severity.WARNING,
                    "a second report of the quarter with "
                            + count(filing)
                            + ", "
                            + shared
                            + " of them in the first, not marked as an amendment",
                    "a mark; taken as added to the first");
            return Part.ADDS;
        }
        tell(
                "second-report-unclear",
                Severity.ERROR,
                "a second report of the quarter with "
                        + count(filing)
                        + ", "
                        + shared
                        + " of them in the first, not marked as an amendment",
                "a mark; left out, since it may replace the first or add to it");
        return Part.IS_LEFT_OUT;
    }

    /// Adds what is not there; what is there to the share was told twice.
    private void add(Filing filing) {
        int twice = 0;
        for (Position one : filing.positions()) {
            Optional<Position> there = positions.stream().filter(one::isAlike).findFirst();
            if (there.isEmpty()) {
                positions.add(one);
            } else if (there.get().amount() == one.amount()) {
                twice++;
            } else {
                positions.set(positions.indexOf(there.get()), there.get().plus(one));
            }
        }
        if (twice > 0) {
            tell(
                    "addition-told-twice",
                    Severity.WARNING,
                    twice + " of the holdings added were reported before to the share",
                    "holdings that are new; counted once");
        }
    }

    private boolean has(Position one) {
        return positions.stream().anyMatch(one::isAlike);
    }

    private static String count(Filing filing) {
        int count = filing.positions().size();
        return count + (count == 1 ? " position" : " positions");
    }

    private void tell(String name, Severity severity, String what, String expected) {
        problems.add(Problem.of(name, severity, what, expected));
    }
}
