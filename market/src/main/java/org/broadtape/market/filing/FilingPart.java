package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;

/// What one file holds of a filing: all of it, or its cover, or its table.
///
/// @param file its name
/// @param header what EDGAR wrote above it; empty fields where nothing
/// @param cover absent where it has none
/// @param table absent where it has none
/// @param problems about everything in it, by the lines of the file
record FilingPart(
        String file,
        FilingHeader header,
        Optional<Cover> cover,
        Optional<InformationTable> table,
        List<Problem> problems) {
    FilingPart {
        problems = List.copyOf(problems);
    }

    static FilingPart read(FilingFile file) {
        String text = file.text();
        String start = text.stripLeading();
        String head = start.substring(0, Math.min(4_096, start.length()));
        List<Problem> problems = new ArrayList<>();
        if (text.length() > FilingFile.BYTE_LIMIT) {
            problems.add(Told.fatal("filing-too-long", "a file too long", "at most 128 MB"));
            return nothing(file, problems);
        }
        if (head.contains("<DOCUMENT>")
                || head.contains("<SEC-DOCUMENT>")
                || head.contains("<SEC-HEADER>")) {
            return submission(file, problems);
        }
        if (isHtml(head)) {
            problems.add(
                    Told.fatal(
                            "filing-rendered",
                            "a page rendered for reading",
                            "the XML itself, whose address has no xslForm13F in it"));
            return nothing(file, problems);
        }
        Parts parts = new Parts(problems);
        parts.document(text, 0);
        FilingHeader header =
                head.startsWith("<") ? FilingHeader.read("") : FilingHeader.read(text);
        return parts.part(file, header);
    }

    private static boolean isHtml(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype html") || lower.contains("<html");
    }

    private static FilingPart nothing(FilingFile file, List<Problem> problems) {
        return new FilingPart(
                file.name(), FilingHeader.read(""), Optional.empty(), Optional.empty(), problems);
    }

    private static FilingPart submission(FilingFile file, List<Problem> problems) {
        String text = file.text();
        Parts parts = new Parts(problems);
        int at = text.indexOf("<DOCUMENT>");
        if (at < 0) {
            parts.document(text, 0);
        }
        int above = 0;
        int counted = 0;
        while (at >= 0) {
            int next = text.indexOf("<DOCUMENT>", at + 1);
            int end = next < 0 ? text.length() : next;
            String document = text.substring(at, end);
            int from = at + Math.max(0, document.indexOf("<TEXT>"));
            above += lines(text.substring(counted, from), from - counted);
            counted = from;
            parts.document(text.substring(from, end), above);
            at = next;
        }
        return parts.part(file, FilingHeader.read(text));
    }

    private static int lines(String text, int end) {
        return (int) text.substring(0, end).chars().filter(sign -> sign == '\n').count();
    }

    /// The first cover and the first table of several documents.
    private static final class Parts {
        private final List<Problem> problems;
        private Optional<Cover> cover = Optional.empty();
        private Optional<InformationTable> table = Optional.empty();

        Parts(List<Problem> problems) {
            this.problems = problems;
        }

        /// @param above how many lines of the file stand above it
        void document(String text, int above) {
            int xml = text.indexOf("<XML>");
            int end = xml < 0 ? -1 : text.indexOf("</XML>", xml);
            String inner = xml < 0 ? text : text.substring(xml + 5, end < 0 ? text.length() : end);
            int before = above + (xml < 0 ? 0 : lines(text, xml + 5));
            String start = inner.stripLeading();
            if (start.startsWith("<?xml") || (start.startsWith("<") && xml >= 0) || isXml(start)) {
                before += lines(inner, inner.length() - start.length());
                FilingXml read = FilingXml.read(start);
                take(read.cover(), read.table(), read.problems(), before);
            } else if (!isHtml(start.substring(0, Math.min(4_096, start.length())))) {
                FilingText read = FilingText.read(text);
                take(read.cover(), read.table(), List.of(), above);
            }
        }

        private static boolean isXml(String start) {
            String head = start.substring(0, Math.min(1_024, start.length()));
            return start.startsWith("<")
                    && (head.contains("xmlns")
                            || head.contains("informationTable")
                            || head.contains("edgarSubmission"));
        }

        private void take(
                Optional<Cover> newCover,
                Optional<InformationTable> newTable,
                List<Problem> newProblems,
                int above) {
            newProblems.forEach(problem -> problems.add(below(problem, above)));
            newTable.ifPresent(read ->
                    read.problems().forEach(problem -> problems.add(below(problem, above))));
            cover = cover.or(() -> newCover);
            if (table.isPresent() && newTable.isPresent()) {
                problems.add(
                        Told.error(
                                "table-second",
                                above + 1,
                                "a second table of " + newTable.get().lines().size() + " lines",
                                "one in a submission; the first is kept"));
            }
            table = table.or(() -> newTable);
        }

        private static Problem below(Problem problem, int above) {
            OptionalInt line =
                    problem.line().isPresent()
                            ? OptionalInt.of(problem.line().getAsInt() + above)
                            : problem.line();
            return new Problem(
                    problem.name(), problem.severity(), line, problem.what(), problem.expected());
        }

        FilingPart part(FilingFile file, FilingHeader header) {
            if (cover.isEmpty() && table.isEmpty() && header.accession().isEmpty()) {
                problems.add(
                        Told.fatal(
                                "filing-unreadable",
                                "neither cover nor table",
                                "a 13F cover page or information table, XML or text"));
            }
            return new FilingPart(file.name(), header, cover, table, problems);
        }
    }
}
