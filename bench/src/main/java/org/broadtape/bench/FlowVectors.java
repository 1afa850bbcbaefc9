package org.broadtape.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.bench.python.Literals;
import org.broadtape.bench.python.Value;
import org.broadtape.market.returns.DayCount;
import org.broadtape.market.returns.Figure;
import org.broadtape.market.returns.Flow;
import org.broadtape.market.returns.MoneyWeighted;

/// Dated flows and the rate they are expected to have, as tests in Java and notes in text say it.
///
/// @param where the test, or the line
/// @param flows the flows; none is a case too
/// @param dayCount how days are made years
/// @param rate the expected rate; NaN where there shall be none
record FlowVectors(String where, List<Flow> flows, DayCount dayCount, Value.Amount rate) {
    private static final double STOPPED = 1e-8;
    private static final Pattern TEST =
            Pattern.compile("@Test(?<how>[^\\n]*)\\s+public\\s+void\\s+(?<name>\\w+)");
    private static final Pattern TRANSACTION =
            Pattern.compile(
                    "new Transaction\\(\\s*(?<amount>-?[\\d.]+)\\s*,[^\"]*\"(?<day>\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern DAYS_A_YEAR =
            Pattern.compile("(?:new Xirr\\(\\s*|withDaysInYear\\(\\s*)(?<days>\\d+)\\s*[,)]");
    private static final Pattern EQUAL =
            Pattern.compile("assertEquals\\(\\s*(?<rate>-?[\\d.]+)\\s*,");
    private static final Pattern NOTED =
            Pattern.compile("(?<day>\\d{4}-\\d\\d-\\d\\d) (?<amount>-?\\d+(?:\\.\\d+)?)");
    private static final Pattern ARROW = Pattern.compile("->\\s*(?<rate>-?\\d+\\.\\d+)");

    /// Copies the list.
    FlowVectors {
        flows = List.copyOf(flows);
    }

    /// What our rate is beside the expected one.
    ///
    /// Spreadsheets stop when the rate is within 0.000001 per cent; an expectation that is so near
    /// to our rate, and leaves more of the flows than our rate does, was stopped there.
    ///
    /// @param found is told what was found and what was expected
    Agreement.Verdict verdict(List<String> found) {
        Figure ours = MoneyWeighted.xirr(flows, dayCount);
        Value.Amount amount =
                switch (ours) {
                    case Figure.Computed computed -> Value.Amount.ours(computed.value());
                    case Figure.Unavailable none -> Value.Amount.none(none.reason().words());
                };
        Agreement.Verdict verdict = Agreement.number(amount, rate, Double.NaN, found);
        boolean stopped =
                Math.abs(amount.value() - rate.value()) <= STOPPED
                        && left(amount.value()) < left(rate.value());
        return verdict == Agreement.Verdict.UNEQUAL && stopped
                ? Agreement.Verdict.DEFINED_OTHERWISE
                : verdict;
    }

    /// What is left of the flows at a rate.
    private double left(double rate) {
        LocalDate first = flows.getFirst().day();
        return Math.abs(
                flows.stream()
                        .mapToDouble(flow ->
                                flow.amount()
                                        / Math.pow(1 + rate, dayCount.years(first, flow.day())))
                        .sum());
    }

    /// The cases of a test class in Java.
    static List<FlowVectors> ofJava(String text) {
        List<FlowVectors> cases = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        Matcher test = TEST.matcher(text);
        int from = -1;
        while (test.find()) {
            if (from >= 0) {
                bodies.add(text.substring(from, test.start()));
            }
            names.add(
                    test.group("name") + (test.group("how").contains("expected") ? " throws" : ""));
            from = test.end();
        }
        if (from >= 0) {
            bodies.add(text.substring(from));
        }
        for (int i = 0; i < names.size(); i++) {
            ofTest(names.get(i), bodies.get(i), cases);
        }
        return cases;
    }

    private static void ofTest(String name, String body, List<FlowVectors> cases) {
        List<Flow> flows = List.of();
        Optional<DayCount> dayCount = Optional.empty();
        for (String statement : body.split(";", -1)) {
            if (statement.contains("Xirr(") || statement.contains("Xirr.builder()")) {
                boolean mocked = statement.contains("withNewtonRaphsonBuilder");
                flows = flows(TRANSACTION.matcher(statement));
                dayCount = mocked ? Optional.empty() : dayCount(statement);
                if (name.endsWith(" throws") && dayCount.isPresent()) {
                    Value.Amount none = Value.Amount.of(Double.NaN);
                    cases.add(new FlowVectors(name, flows, dayCount.get(), none));
                }
            }
            Matcher equal = EQUAL.matcher(statement);
            if (equal.find() && dayCount.isPresent()) {
                Value.Amount rate = signed(equal.group("rate"));
                cases.add(new FlowVectors(name, flows, dayCount.get(), rate));
            }
        }
    }

    private static Optional<DayCount> dayCount(String statement) {
        Matcher days = DAYS_A_YEAR.matcher(statement);
        if (!days.find()) {
            return Optional.of(DayCount.ACT_365);
        }
        return switch (days.group("days")) {
            case "360" -> Optional.of(DayCount.ACT_360);
            case "365" -> Optional.of(DayCount.ACT_365);
            default -> Optional.empty();
        };
    }

    /// The cases of notes: a line of days with amounts, an arrow, a rate.
    static List<FlowVectors> ofNotes(String text) {
        List<FlowVectors> cases = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher arrow = ARROW.matcher(line);
            if (arrow.find()) {
                List<Flow> flows = flows(NOTED.matcher(line.substring(0, arrow.start())));
                if (flows.size() > 1) {
                    Value.Amount rate = signed(arrow.group("rate"));
                    cases.add(new FlowVectors("line " + number, flows, DayCount.ACT_365, rate));
                }
            }
        }
        return cases;
    }

    private static Value.Amount signed(String words) {
        Value.Amount number = Literals.number(words.replaceFirst("^-", ""));
        return words.startsWith("-")
                ? new Value.Amount(-number.value(), number.unit(), number.origin(), "")
                : number;
    }

    private static List<Flow> flows(Matcher found) {
        List<Flow> flows = new ArrayList<>();
        while (found.find()) {
            flows.add(
                    new Flow(
                            LocalDate.parse(found.group("day")),
                            Double.parseDouble(found.group("amount"))));
        }
        return flows;
    }
}
