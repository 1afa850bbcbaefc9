package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// By how much a result made in a wrong way differs from the honest one, and through which
/// holdings.
///
/// @param difference of the returns over all, wrong less honest
/// @param parts what each quarter's holding of each symbol brought in the one and in the other, the
///   largest difference first; with the difference of costs they sum up to the whole
/// @param costs what the honest one cost less what the wrong one did
public record Flattery(double difference, List<Part> parts, double costs) {
    /// Copies its list.
    public Flattery {
        parts = List.copyOf(parts);
    }

    /// One holding: of a book, in a symbol. All as shares of the money put in at first.
    ///
    /// @param period the quarter of the book
    public record Part(LocalDate period, String symbol, double honest, double wrong) {
        /// Wrong less honest.
        public double difference() {
            return wrong - honest;
        }
    }

    private record Key(LocalDate period, String symbol) {}

    /// Sets two results side by side.
    public static Flattery of(Result honest, Result wrong) {
        Map<Key, double[]> both =
                new TreeMap<>(Comparator.comparing(Key::period).thenComparing(Key::symbol));
        gather(honest, 0, both);
        gather(wrong, 1, both);
        List<Part> parts = new ArrayList<>();
        both.forEach((key, pair) -> parts.add(new Part(key.period, key.symbol, pair[0], pair[1])));
        parts.sort(
                Comparator.comparingDouble((Part part) -> -Math.abs(part.difference()))
                        .thenComparing(Part::period)
                        .thenComparing(Part::symbol));
        double apart =
                wrong.totalReturn().number().orElse(0) - honest.totalReturn().number().orElse(0);
        return new Flattery(apart, parts, honest.costs() - wrong.costs());
    }

    private static void gather(Result result, int side, Map<Key, double[]> both) {
        for (Result.Leg leg : result.legs()) {
            leg.contributions()
                    .forEach((symbol, gained) ->
                            both.computeIfAbsent(
                                                    new Key(leg.book().period(), symbol),
                                                    key -> new double[2])[side] +=
                                    gained);
        }
    }
}
