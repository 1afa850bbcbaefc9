package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.guard.Finding;
import org.broadtape.market.guard.PriceGuard;
import org.broadtape.market.quote.PriceUnit;

/// The guard against damage of every kind done by chance to clean histories, one fault a history:
/// the same fault at the same place each time. The histories are the set's, with the dividends that
/// lie in their adjusted closes told in a column; the clean ones are measured as well.
///
/// - `falseAlarms`, `questioned`: share of the clean histories with a fault, with a question.
/// - `flagged`, `dayFound`: means over the kinds; beside them each kind's `dayFound`, a day on
///   which the damaged history differs from the clean.
final class GuardMeasure implements Measure {
    private static final PriceUnit USD = PriceUnit.currencyOf("USD");

    @Override
    public String set() {
        return "price-damage";
    }

    @Override
    public String zip() {
        return "prices-yahoo-2013-2024.zip";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Map<String, History> clean = new LinkedHashMap<>();
        for (Cases.File file : Cases.in(zip)) {
            SeriesKey key = new SeriesKey(file.name(), Interval.DAY, Basis.SPLIT_ADJUSTED);
            History read = BarCsv.read(file.bytes(), key, USD, ZoneOffset.UTC).history();
            if (read.bars().size() > 250 && read.adjusted().isPresent()) {
                clean.put(file.name(), new PriceSheet(read).history());
            }
        }
        Tally tally = new Tally("falseAlarms", "questioned");
        clean.forEach((name, history) -> {
            List<Finding> findings = PriceGuard.check(history);
            tally.add("falseAlarms", findings.stream().anyMatch(Finding::isFault));
            tally.add("questioned", findings.stream().anyMatch(one -> !one.isFault()));
        });
        int damaged = 0;
        Tally flagged = new Tally();
        for (PriceDamage kind : PriceDamage.values()) {
            damaged += damage(kind, clean, tally, flagged, misses);
        }
        Map<String, Double> shares = tally.shares();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("falseAlarms", shares.getOrDefault("falseAlarms", 0.0));
        figures.put("questioned", shares.getOrDefault("questioned", 0.0));
        figures.put("flagged", mean(List.copyOf(flagged.shares().values())));
        List<Double> days = new ArrayList<>(shares.values());
        figures.put("dayFound", mean(days.subList(2, days.size())));
        figures.putAll(shares);
        return new Outcome(damaged, figures);
    }

    private static double mean(List<Double> shares) {
        double mean = shares.stream().mapToDouble(share -> share).average().orElse(1);
        return Math.floor(mean * 10_000) / 10_000;
    }

    private static int damage(
            PriceDamage kind,
            Map<String, History> clean,
            Tally tally,
            Tally flagged,
            Misses misses) {
        int damaged = 0;
        for (Map.Entry<String, History> one : clean.entrySet()) {
            Random random = new Random(31L * one.getKey().hashCode() + kind.figure().hashCode());
            PriceSheet sheet = new PriceSheet(one.getValue());
            if (!kind.damage(sheet, random)) {
                continue;
            }
            damaged++;
            History after = sheet.history();
            List<Finding> findings = PriceGuard.check(after);
            Set<Long> days = PriceErrorsMeasure.flaggedDays(after, findings);
            Set<Long> wrong = PriceErrorsMeasure.differences(after, one.getValue());
            flagged.add(kind.figure(), !days.isEmpty());
            boolean found = wrong.stream().anyMatch(days::contains);
            tally.add(kind.figure(), found);
            if (!found) {
                Set<String> some = new TreeSet<>();
                wrong.stream().limit(3).forEach(day -> some.add(Interval.DAY.written(day)));
                Series bars = after.bars();
                misses.tell(
                        one.getKey() + " " + kind,
                        findings.toString(),
                        some + " of " + bars.size() + " " + after.splits());
            }
        }
        return damaged;
    }
}
