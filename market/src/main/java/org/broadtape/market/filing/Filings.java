package org.broadtape.market.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem.Severity;

/// Reads 13F filings out of files: complete submissions as EDGAR keeps them (`.txt`), or covers and
/// tables each by itself, which are joined where they are of one accession or their names begin
/// alike.
public final class Filings {
    /// What was read.
    ///
    /// @param filings in the order of their first files
    /// @param problems about files that are in no filing
    public record Read(List<Filing> filings, List<FiledProblem> problems) {
        /// Copies its lists.
        public Read {
            filings = List.copyOf(filings);
            problems = List.copyOf(problems);
        }
    }

    private static final LocalDate FIRST_QUARTER_IN_DOLLARS = LocalDate.of(2022, 12, 31);

    private Filings() {}

    /// The filings of these files; each file's words are let go once it is read.
    public static Read read(Iterable<FilingFile> files) {
        List<FilingPart> parts = new ArrayList<>();
        files.forEach(file -> parts.add(FilingPart.read(file)));
        List<Filing> filings = new ArrayList<>();
        List<FiledProblem> problems = new ArrayList<>();
        for (List<FilingPart> sheaf : Joining.of(parts)) {
            Optional<Filing> filing = filing(sheaf, problems);
            filing.ifPresent(filings::add);
        }
        return new Read(filings, problems);
    }

    private static Optional<Filing> filing(List<FilingPart> sheaf, List<FiledProblem> loose) {
        List<FiledProblem> problems = new ArrayList<>();
        for (FilingPart part : sheaf) {
            part.problems().forEach(one -> problems.add(new FiledProblem(part.file(), one)));
        }
        Optional<Cover> cover = sheaf.stream().flatMap(one -> one.cover().stream()).findFirst();
        Optional<InformationTable> table =
                sheaf.stream().flatMap(one -> one.table().stream()).findFirst();
        FilingHeader header =
                sheaf.stream()
                        .map(FilingPart::header)
                        .filter(FilingHeader::isThere)
                        .findFirst()
                        .orElseGet(() -> FilingHeader.read(""));
        String file = sheaf.getLast().file();
        Optional<String> form = header.form().or(() -> cover.flatMap(Cover::form));
        if (form.isPresent() && !form.get().startsWith("13F")) {
            loose.add(
                    new FiledProblem(
                            file,
                            Told.fatal(
                                    "filing-other-form", "the form " + form.get(), "a form 13F")));
            return Optional.empty();
        }
        if (cover.isEmpty() && table.isEmpty()) {
            if (problems.stream().noneMatch(one -> one.problem().severity() == Severity.FATAL)) {
                problems.add(
                        new FiledProblem(
                                file,
                                Told.fatal(
                                        "filing-unreadable",
                                        "neither cover nor table",
                                        "a 13F cover page or information table, XML or text")));
            }
            loose.addAll(problems);
            return Optional.empty();
        }
        return Optional.of(joined(sheaf, header, cover, table, form, problems));
    }

    private static Filing joined(
            List<FilingPart> sheaf,
            FilingHeader header,
            Optional<Cover> cover,
            Optional<InformationTable> table,
            Optional<String> form,
            List<FiledProblem> problems) {
        String file = sheaf.getLast().file();
        List<HoldingLine> lines = table.map(InformationTable::lines).orElse(List.of());
        Optional<LocalDate> period = cover.flatMap(Cover::period).or(header::period);
        Optional<LocalDate> filed =
                header.filed().or(() -> header.accepted().map(time -> time.toLocalDate()));
        UnitFinding unit =
                UnitRule.settle(
                        Positions.of(lines),
                        required(filed, period, cover, table),
                        ClosingPrices.NONE);
        List<Position> positions =
                Positions.of(lines).stream().map(one -> one.times(unit.unit().dollars())).toList();
        boolean notice = form.filter(one -> one.startsWith("13F-NT")).isPresent();
        if (table.isEmpty() && !notice) {
            problems.add(
                    new FiledProblem(
                            file,
                            Told.error("table-missing", 1, "a cover without its table", "both")));
        } else {
            cover.ifPresent(told -> add(problems, file, Doubts.about(told, lines)));
        }
        cover.ifPresent(told -> add(problems, file, Doubts.about(header, told)));
        if (!lines.isEmpty()) {
            add(problems, file, Doubts.about(unit));
            add(problems, file, Doubts.unevenLines(lines));
        }
        return new Filing(
                sheaf.stream().map(FilingPart::file).toList(),
                header.accession().or(() -> Joining.accession(sheaf)),
                form,
                cover.flatMap(Cover::cik).or(header::cik),
                cover.flatMap(Cover::manager).or(header::filer),
                period,
                filed,
                header.accepted(),
                cover,
                lines,
                unit,
                positions,
                problems);
    }

    /// The unit asked for: by the day of filing; else by the cover's words, the form of the table,
    /// or the quarter, since what is told of an old quarter was most often told then.
    private static Optional<ValueUnit> required(
            Optional<LocalDate> filed,
            Optional<LocalDate> period,
            Optional<Cover> cover,
            Optional<InformationTable> table) {
        return filed.map(ValueUnit::required)
                .or(() -> cover.flatMap(Cover::declared))
                .or(() ->
                        table.map(InformationTable::form)
                                .filter(form -> form == InformationTable.Form.TEXT)
                                .map(form -> ValueUnit.THOUSANDS))
                .or(() ->
                        period.map(day ->
                                day.isBefore(FIRST_QUARTER_IN_DOLLARS)
                                        ? ValueUnit.THOUSANDS
                                        : ValueUnit.DOLLARS));
    }

    private static void add(
            List<FiledProblem> problems, String file, List<org.broadtape.base.Problem> told) {
        told.forEach(one -> problems.add(new FiledProblem(file, one)));
    }
}
