package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;

/// What is told about a filing as a whole: sums that differ, a unit not as required, what others
/// report and what nobody may see.
final class Doubts {
    private Doubts() {}

    /// The cover's counts against the table.
    static List<Problem> about(Cover cover, List<HoldingLine> lines) {
        List<Problem> told = new ArrayList<>();
        long sum = lines.stream().mapToLong(HoldingLine::value).sum();
        differs("entry total", cover.entryTotal(), lines.size(), 0).ifPresent(told::add);
        differs("value total", cover.valueTotal(), sum, lines.size()).ifPresent(told::add);
        if (cover.confidential().orElse(false)) {
            told.add(
                    Problem.of(
                            "confidential-omitted",
                            Severity.WARNING,
                            "holdings are left out under confidential treatment",
                            "they exist, and nobody may see them"));
        }
        if (cover.report().filter(type -> type != ReportType.HOLDINGS).isPresent()) {
            told.add(
                    Problem.of(
                            "reported-elsewhere",
                            Severity.WARNING,
                            cover.report().orElseThrow() == ReportType.NOTICE
                                    ? "a notice: all holdings are reported by others"
                                    : "part of the holdings is reported by others",
                            others(cover)));
        }
        return told;
    }

    private static String others(Cover cover) {
        String names =
                String.join(", ", cover.reporting().stream().map(OtherManager::name).toList());
        return names.isEmpty() ? "they are not named" : Problem.quote(names);
    }

    /// A sum may be off by half a unit a line, where lines and sum were rounded each for itself.
    private static Optional<Problem> differs(
            String what, OptionalLong told, long counted, long slack) {
        if (told.isEmpty() || Math.abs(told.getAsLong() - counted) <= slack / 2) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.of(
                        "total-differs",
                        Severity.ERROR,
                        "the table's " + what + " is " + counted,
                        told.getAsLong() + " by the cover"));
    }

    /// What the header says against the cover.
    static List<Problem> about(FilingHeader header, Cover cover) {
        List<Problem> told = new ArrayList<>();
        if (header.period().isPresent()
                && cover.period().isPresent()
                && !header.period().equals(cover.period())) {
            told.add(
                    Problem.of(
                            "period-differs",
                            Severity.ERROR,
                            "the quarter by the cover is " + cover.period().orElseThrow(),
                            header.period().orElseThrow() + " by EDGAR's header"));
        }
        return told;
    }

    /// A unit that is not as required, or not sure.
    static List<Problem> about(UnitFinding unit) {
        List<Problem> told = new ArrayList<>();
        if (unit.isContrary()) {
            told.add(
                    Problem.of(
                            "unit-not-as-required",
                            Severity.WARNING,
                            "values in " + unit.unit().word() + ": " + unit.words(),
                            unit.required().orElseThrow().word()));
        } else if (!unit.sure()) {
            told.add(
                    Problem.of(
                            "unit-uncertain",
                            Severity.WARNING,
                            "the unit of the values is not sure: " + unit.words(),
                            "closing prices, or a filing date"));
        }
        return told;
    }

    /// Lines of one security whose values over amounts are a thousand times apart.
    static List<Problem> unevenLines(List<HoldingLine> lines) {
        Map<String, double[]> range = new HashMap<>();
        List<Problem> told = new ArrayList<>();
        for (HoldingLine line : lines) {
            if (line.amount() == 0 || line.value() < 100 || line.type() != ShareType.SHARES) {
                continue;
            }
            double price = (double) line.value() / line.amount();
            double[] seen =
                    range.computeIfAbsent(line.cusip(), cusip -> new double[] {price, price});
            if (price > 300 * seen[0] || price < seen[1] / 300) {
                told.add(
                        Told.error(
                                "value-uneven",
                                line.line(),
                                "value over amount of "
                                        + Problem.quote(line.issuer())
                                        + " is hundreds of times another line's",
                                "one price for one security"));
            }
            seen[0] = Math.min(seen[0], price);
            seen[1] = Math.max(seen[1], price);
        }
        return told;
    }

    /// Positions whose value is hundreds of times off their close.
    static List<Problem> about(List<Position> dollars, ClosingPrices prices) {
        List<Problem> told = new ArrayList<>();
        for (Position one : dollars) {
            OptionalDouble close = prices.of(one.cusip());
            if (close.isEmpty() || one.type() != ShareType.SHARES || one.amount() == 0) {
                continue;
            }
            double ratio = one.impliedPrice() / close.getAsDouble();
            if (one.value() > 0 && (ratio > 300 || ratio < 1.0 / 300)) {
                told.add(
                        Problem.of(
                                "unit-of-position",
                                Severity.ERROR,
                                "the value of "
                                        + Problem.quote(one.name())
                                        + " is hundreds of times"
                                        + " off its close",
                                "a value near amount times close"));
            }
        }
        return told;
    }
}
