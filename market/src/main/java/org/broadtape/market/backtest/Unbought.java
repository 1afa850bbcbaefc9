package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.filing.Position;

/// Collects what could not be priced: each position once for each reason, with its largest share.
final class Unbought {
    private final Map<String, Result.Unpriced> found = new LinkedHashMap<>();

    void add(
            Position position,
            Optional<String> symbol,
            LocalDate day,
            String reason,
            double share) {
        String kind =
                symbol.orElse("")
                        + (reason.startsWith("no ")
                                ? reason.substring(0, 11)
                                : reason.replaceAll("[0-9.]+", ""));
        found.merge(
                position.cusip() + kind,
                new Result.Unpriced(position.cusip(), position.name(), symbol, day, reason, share),
                (first, next) ->
                        new Result.Unpriced(
                                first.cusip(),
                                first.name(),
                                first.symbol(),
                                first.from(),
                                first.reason(),
                                Math.max(first.valueShare(), next.valueShare())));
    }

    /// The largest first.
    List<Result.Unpriced> all() {
        List<Result.Unpriced> all = new ArrayList<>(found.values());
        all.sort(
                Comparator.comparingDouble(Result.Unpriced::valueShare)
                        .reversed()
                        .thenComparing(Result.Unpriced::cusip));
        return all;
    }
}
