package org.broadtape.market.filing;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A 13F report: its cover and its table, joined and judged. What only EDGAR's header or the cover
/// says is absent where that is not at hand.
///
/// @param files the names of the files it was read from
/// @param accession EDGAR's number, `0000909012-12-000274`
/// @param form `13F-HR`, `13F-HR/A`, `13F-NT` …
/// @param cik the manager's number, without leading noughts
/// @param manager its name as filed
/// @param period the last day of the quarter reported
/// @param filed the filing date
/// @param accepted when it became public, on the clock of New York
/// @param cover the cover page
/// @param lines the table's lines as filed, in `unit`
/// @param unit what their values count
/// @param positions lines grouped by CUSIP, kind and share type; values in dollars
/// @param problems everything doubtful about it
public record Filing(
        List<String> files,
        Optional<String> accession,
        Optional<String> form,
        Optional<String> cik,
        Optional<String> manager,
        Optional<LocalDate> period,
        Optional<LocalDate> filed,
        Optional<ZonedDateTime> accepted,
        Optional<Cover> cover,
        List<HoldingLine> lines,
        UnitFinding unit,
        List<Position> positions,
        List<FiledProblem> problems) {
    /// Copies its lists.
    public Filing {
        files = List.copyOf(files);
        lines = List.copyOf(lines);
        positions = List.copyOf(positions);
        problems = List.copyOf(problems);
    }

    /// What it amends; absent for an original, or where there is no cover.
    public Optional<Amendment> amendment() {
        return cover.flatMap(Cover::amendment);
    }

    /// How much of the manager's holdings it tells; absent without a cover.
    public Optional<ReportType> report() {
        return cover.flatMap(Cover::report);
    }

    /// Whether holdings exist that nobody may see.
    public boolean isConfidentialOmitted() {
        return cover.flatMap(Cover::confidential).orElse(false);
    }

    /// The sum of all values in dollars, options and principal included, as the cover sums them.
    public long total() {
        return positions.stream().mapToLong(Position::value).sum();
    }

    /// The positions that were bought: without options, whose value is not what was paid.
    public List<Position> held() {
        return positions.stream().filter(one -> !one.kind().isOption()).toList();
    }

    /// This filing, its unit settled by the closing prices at the end of its quarter, and with what
    /// those prices tell of single positions.
    public Filing priced(ClosingPrices prices) {
        return settled(period, filed, unit.required(), prices);
    }

    /// This filing as made on a day, where that is known from elsewhere, as from the name of a
    /// table that came without its cover; what it tells itself stands. A quarter not told is the
    /// last one that ended before.
    public Filing filedOn(LocalDate day) {
        LocalDate known = filed.orElse(day);
        LocalDate quarter =
                LocalDate.of(known.getYear(), known.getMonth().firstMonthOfQuarter(), 1)
                        .minusDays(1);
        return settled(
                period.or(() -> Optional.of(quarter)),
                Optional.of(known),
                Optional.of(ValueUnit.required(known)),
                ClosingPrices.NONE);
    }

    private Filing settled(
            Optional<LocalDate> newPeriod,
            Optional<LocalDate> newFiled,
            Optional<ValueUnit> required,
            ClosingPrices prices) {
        List<Position> asFiled = Positions.of(lines);
        UnitFinding finding = UnitRule.settle(asFiled, required, prices);
        List<Position> dollars =
                asFiled.stream().map(one -> one.times(finding.unit().dollars())).toList();
        List<FiledProblem> all =
                new ArrayList<>(
                        problems.stream()
                                .filter(one -> !one.problem().name().startsWith("unit-"))
                                .toList());
        String file = files.isEmpty() ? "" : files.getLast();
        if (!lines.isEmpty()) {
            Doubts.about(finding).forEach(one -> all.add(new FiledProblem(file, one)));
        }
        Doubts.about(dollars, prices).forEach(one -> all.add(new FiledProblem(file, one)));
        return new Filing(
                files, accession, form, cik, manager, newPeriod, newFiled, accepted, cover, lines,
                finding, dollars, all);
    }
}
