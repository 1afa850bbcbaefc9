package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.History.Told;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.guard.Finding;
import org.broadtape.market.guard.PriceGuard;
import org.broadtape.market.quote.PriceUnit;

/// Faulty price histories beside their repaired twins, `NAME.csv` and `NAME-fixed.csv`, and clean
/// ones. A series is damaged where its twin differs, on the days on which it does; every other
/// series, twins among them, is clean. A series is flagged where the guard finds a fault; a
/// question, a step that nothing told explains, is counted apart.
///
/// - `flagged`, `dayFound`: share of the damaged series flagged, and flagged on a damaged day.
/// - `falseAlarms`, `questioned`: share of the clean series with a fault, with a question.
/// - `daysTrue`: share of the days flagged in damaged series that are damaged, each series counting
///   once.
/// - `repairsFlagged`: share of the repaired twins flagged on a day that the repair touched: a twin
///   may hold other faults that its repairer left.
final class PriceErrorsMeasure implements Measure {
    private static final Pattern NAME =
            Pattern.compile("(.+?)(?:-(\\w+))?-(\\d{1,2}(?:m|h|d|wk|mo))(?:-.*)?");

    /// Exchanges that quote in hundredths, by the ending of a symbol.
    private static final Map<String, String> CURRENCIES =
            Map.of("L", "GBP", "IL", "USD", "JO", "ZAR", "TA", "ILS");

    @Override
    public String set() {
        return "price-errors";
    }

    @Override
    public String zip() {
        return "price-errors-yfinance.zip";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Map<String, History> histories = new TreeMap<>();
        for (Cases.File file : Cases.in(zip)) {
            if (file.name().endsWith(".csv")) {
                histories.put(file.stem(), read(file));
            }
        }
        Tally tally =
                new Tally("flagged", "falseAlarms", "dayFound", "questioned", "repairsFlagged");
        List<Double> precision = new ArrayList<>();
        for (Map.Entry<String, History> one : histories.entrySet()) {
            List<Finding> findings = PriceGuard.check(one.getValue());
            Set<Long> damaged = damage(one.getKey(), histories);
            if (damaged.isEmpty()) {
                clean(one.getKey(), findings, histories, tally, misses);
            } else {
                damaged(one, findings, damaged, tally, precision, misses);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>(tally.shares());
        figures.put("damaged", (double) tally.count("flagged"));
        figures.put("clean", (double) tally.count("falseAlarms"));
        double mean = precision.stream().mapToDouble(share -> share).average().orElse(1);
        figures.put("daysTrue", Math.floor(mean * 10_000) / 10_000);
        return new Outcome(histories.size(), figures);
    }

    private static void clean(
            String name,
            List<Finding> findings,
            Map<String, History> histories,
            Tally tally,
            Misses misses) {
        List<Finding> faults = findings.stream().filter(Finding::isFault).toList();
        tally.add("falseAlarms", !faults.isEmpty());
        tally.add("questioned", faults.size() < findings.size());
        if (name.endsWith("-fixed")) {
            Set<Long> repaired =
                    damage(name.substring(0, name.length() - "-fixed".length()), histories);
            tally.add(
                    "repairsFlagged",
                    faults.stream()
                            .anyMatch(one -> repaired.stream().anyMatch(one.days()::include)));
        }
        if (!faults.isEmpty()) {
            misses.tell(name, faults.toString(), "clean");
        }
    }

    private static void damaged(
            Map.Entry<String, History> one,
            List<Finding> findings,
            Set<Long> damaged,
            Tally tally,
            List<Double> precision,
            Misses misses) {
        Set<Long> flagged = flaggedDays(one.getValue(), findings);
        tally.add("flagged", findings.stream().anyMatch(Finding::isFault));
        boolean found = damaged.stream().anyMatch(flagged::contains);
        tally.add("dayFound", found);
        if (!flagged.isEmpty()) {
            precision.add(
                    (double) flagged.stream().filter(damaged::contains).count() / flagged.size());
        }
        if (!found) {
            misses.tell(one.getKey(), findings.toString(), damaged.size() + " damaged days");
        }
    }

    /// The days of a series that are in a fault.
    static Set<Long> flaggedDays(History history, List<Finding> findings) {
        Set<Long> days = new TreeSet<>();
        Series bars = history.bars();
        for (Finding finding : findings) {
            if (finding.isFault()) {
                for (int at = bars.from(finding.days().first());
                        at < bars.size() && finding.days().include(bars.time(at));
                        at++) {
                    days.add(bars.time(at));
                }
            }
        }
        return days;
    }

    /// The days on which a series differs from its repaired twin; none where there is no twin.
    private static Set<Long> damage(String name, Map<String, History> histories) {
        Optional<History> one = Optional.ofNullable(histories.get(name));
        Optional<History> twin = Optional.ofNullable(histories.get(name + "-fixed"));
        return one.isPresent() && twin.isPresent() ? differences(one.get(), twin.get()) : Set.of();
    }

    /// The days on which one history differs from another in any column.
    static Set<Long> differences(History one, History other) {
        Set<Long> days = new TreeSet<>();
        Map<Long, List<OptionalDouble>> right = rows(other);
        rows(one)
                .forEach((day, row) -> {
                    if (!isSame(row, right.getOrDefault(day, row))) {
                        days.add(day);
                    }
                });
        return days;
    }

    private static Map<Long, List<OptionalDouble>> rows(History history) {
        Map<Long, Double> totals = new HashMap<>();
        history.adjusted()
                .ifPresent(series -> {
                    for (int at = 0; at < series.size(); at++) {
                        totals.put(series.time(at), series.close(at));
                    }
                });
        Map<Long, Double> paid = new HashMap<>();
        history.dividends().forEach(told -> paid.merge(told.time(), told.value(), Double::sum));
        history.gains().forEach(told -> paid.merge(told.time(), told.value(), Double::sum));
        Map<Long, Double> splits = new HashMap<>();
        for (Told split : history.splits()) {
            splits.put(split.time(), split.value());
        }
        Map<Long, List<OptionalDouble>> rows = new TreeMap<>();
        Series bars = history.bars();
        for (int at = 0; at < bars.size(); at++) {
            long day = bars.time(at);
            rows.put(
                    day,
                    List.of(
                            bars.open(at),
                            bars.high(at),
                            bars.low(at),
                            OptionalDouble.of(bars.close(at)),
                            bars.volume(at),
                            OptionalDouble.of(totals.getOrDefault(day, 0.0)),
                            OptionalDouble.of(paid.getOrDefault(day, 0.0)),
                            OptionalDouble.of(splits.getOrDefault(day, 0.0))));
        }
        return rows;
    }

    private static boolean isSame(List<OptionalDouble> row, List<OptionalDouble> other) {
        for (int at = 0; at < row.size(); at++) {
            double one = row.get(at).orElse(0);
            double two = other.get(at).orElse(0);
            if (Math.abs(one - two) > 1e-4 * Math.max(Math.abs(one), Math.abs(two))) {
                return false;
            }
        }
        return true;
    }

    private static History read(Cases.File file) {
        Matcher name = NAME.matcher(file.stem());
        boolean known = name.matches();
        Interval interval = known ? interval(name.group(3)) : Interval.DAY;
        String ending = known ? Optional.ofNullable(name.group(2)).orElse("") : "";
        PriceUnit unit = PriceUnit.currencyOf(CURRENCIES.getOrDefault(ending, "USD"));
        SeriesKey key = new SeriesKey(file.stem(), interval, Basis.SPLIT_ADJUSTED);
        return BarCsv.read(file.bytes(), key, unit, ZoneOffset.UTC).history();
    }

    /// The interval of a code; an hour for those of which no series is kept (`60m`, `90m`).
    private static Interval interval(String code) {
        boolean isIntraday = code.endsWith("m") || code.endsWith("h");
        return Interval.of(code).orElse(isIntraday ? Interval.HOUR : Interval.DAY);
    }
}
