package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadtape.base.Problem;
import org.broadtape.market.Identifiers;

/// The cover page (`edgarSubmission`) as its elements come by.
final class CoverXml {
    private static final int MANAGER_LIMIT = 5_000;

    private final List<Problem> problems;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<OtherManager> included = new ArrayList<>();
    private final List<OtherManager> reporting = new ArrayList<>();
    private String otherName = "";
    private String otherCik = "";
    private String otherNumber = "";

    CoverXml(List<Problem> problems) {
        this.problems = problems;
    }

    /// An element has ended.
    void ends(List<String> path, String text, int line) {
        String name = path.getFirst();
        String around = path.size() > 1 ? path.get(1) : "";
        boolean other = path.contains("otherManager") || path.contains("otherManager2");
        switch (name) {
            case "otherManager", "otherManager2" -> close(path);
            case "name" -> {
                if (other) {
                    otherName = text;
                } else if (around.equals("filingManager")) {
                    put("manager", text, line);
                }
            }
            case "cik" -> {
                if (other) {
                    otherCik = text;
                } else if (around.equals("credentials") || !fields.containsKey("cik")) {
                    put("cik", text, line);
                }
            }
            case "sequenceNumber" -> otherNumber = text;
            default -> put(name, text, line);
        }
    }

    private void put(String name, String text, int line) {
        if (!text.isEmpty()) {
            fields.put(name, text);
            lines.put(text, line);
        }
    }

    /// A manager is complete where the outermost element about it ends: `otherManager2` holds an
    /// `otherManager` of its own.
    private void close(List<String> path) {
        boolean summed = path.contains("otherManagers2Info") || path.contains("otherManager2");
        if (path.getFirst().equals("otherManager") && path.contains("otherManager2")) {
            return;
        }
        List<OtherManager> list = summed ? included : reporting;
        if (!otherName.isEmpty() && list.size() < MANAGER_LIMIT) {
            list.add(new OtherManager(number(otherNumber), otherName, cik(otherCik)));
        }
        otherName = "";
        otherCik = "";
        otherNumber = "";
    }

    Cover cover() {
        Optional<String> period =
                field("reportCalendarOrQuarter").or(() -> field("periodOfReport"));
        return new Cover(
                field("submissionType").map(form -> form.toUpperCase(Locale.ROOT)),
                field("cik").flatMap(CoverXml::cik),
                field("manager"),
                period.flatMap(text -> understood("date", text, FilingDates.day(text))),
                field("reportType")
                        .flatMap(text -> understood("report type", text, ReportType.of(text))),
                amendment(),
                total("tableEntryTotal"),
                total("tableValueTotal"),
                field("isConfidentialOmitted").map(CoverXml::yes),
                Optional.empty(),
                included,
                reporting);
    }

    private Optional<Amendment> amendment() {
        boolean flagged = field("isAmendment").map(CoverXml::yes).orElse(false);
        boolean named = field("submissionType").map(form -> form.endsWith("/A")).orElse(false);
        Optional<Amendment.Type> type =
                field("amendmentType")
                        .flatMap(text ->
                                understood("amendment type", text, Amendment.Type.of(text)));
        if (!flagged && !named && type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Amendment(
                        field("amendmentNo").flatMap(CoverXml::number),
                        type,
                        field("confDeniedExpired").map(CoverXml::yes).orElse(false)));
    }

    private OptionalLong total(String name) {
        Optional<String> text = field(name);
        OptionalLong total = text.map(Amounts::read).orElse(OptionalLong.empty());
        if (text.isPresent() && total.isEmpty()) {
            understood(name, text.get(), Optional.empty());
        }
        return total;
    }

    private <T> Optional<T> understood(String what, String text, Optional<T> read) {
        if (read.isEmpty()) {
            problems.add(
                    Told.warning(
                            "cover-field-unreadable",
                            line(text),
                            "the cover's " + what + " " + Problem.quote(text),
                            "one as Form 13F has it; read as not told"));
        }
        return read;
    }

    private int line(String text) {
        Integer line = lines.get(text);
        return line == null ? 1 : line;
    }

    private Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private static Optional<String> cik(String text) {
        return Optional.of(Identifiers.withoutNoughts(text.strip())).filter(Identifiers::isCik);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static boolean yes(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return word.equals("true") || word.equals("y") || word.equals("yes") || word.equals("1");
    }
}
