package org.broadtape.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.bench.HistoryBooks.Row;
import org.broadtape.bench.Measure.Tally;
import org.broadtape.market.filing.Filing;
import org.broadtape.market.filing.Position;

/// One quarter as we read it beside the same quarter as another did.
final class BookComparison {
    private final String path;
    private final String quarter;
    private final Filing filing;
    private final Tally tally;
    private final Misses misses;
    private boolean all = true;

    BookComparison(String path, String quarter, Filing filing, Tally tally, Misses misses) {
        this.path = path;
        this.quarter = quarter;
        this.filing = filing;
        this.tally = tally;
        this.misses = misses;
    }

    void against(HistoryBooks history) {
        List<Position> left = new ArrayList<>(filing.held());
        List<Position> options =
                new ArrayList<>(
                        filing.positions().stream().filter(one -> one.kind().isOption()).toList());
        List<Row> rows = history.rows(quarter);
        long bought = ThirteenFMeasure.sum(left);
        long asBought = 0;
        List<Row> summed = new ArrayList<>();
        boolean valued = addsUp(history, rows);
        for (Row row : rows) {
            Optional<Position> one = own(row, left);
            Optional<Position> option = one.isPresent() ? Optional.empty() : own(row, options);
            if (one.isPresent()) {
                left.remove(one.get());
                rowEqual(row, one.get().amount(), one.get().value(), valued);
            } else if (option.isPresent()) {
                asBought += option.get().value();
                tally.add("historyBought", true);
            } else {
                summed.add(row);
            }
        }
        for (Row row : summed) {
            List<Position> classes = left.stream().filter(row::isOf).toList();
            left.removeAll(classes);
            rowEqual(
                    row,
                    classes.stream().mapToLong(Position::amount).sum(),
                    ThirteenFMeasure.sum(classes),
                    valued);
        }
        left.forEach(one -> compare(one.name() + " " + one.cusip(), one.amount(), 0));
        long total = Math.round((bought + asBought) / 1e6);
        history.millions(quarter).ifPresent(millions -> compare("the total", total, millions));
        tally.add("quartersEqual", all);
    }

    /// Whether the history agrees with itself; where its rows don't add up to its own total, it is
    /// no witness of values.
    private boolean addsUp(HistoryBooks history, List<Row> rows) {
        long sum = Math.round(rows.stream().mapToLong(Row::value).sum() / 1e6);
        Optional<Long> total = history.millions(quarter);
        return total.isEmpty() || Math.abs(sum - total.get()) <= Math.max(1, total.get() / 100);
    }

    /// The position that is a row's alone: of its class, with its shares; else the issuer's only
    /// one.
    private static Optional<Position> own(Row row, List<Position> left) {
        List<Position> issuer = left.stream().filter(row::isOf).toList();
        return issuer.stream()
                .filter(one -> row.isOfClass(one) && one.amount() == row.shares())
                .findFirst()
                .or(() -> issuer.stream().filter(one -> one.amount() == row.shares()).findFirst())
                .or(() -> issuer.size() == 1 ? Optional.of(issuer.getFirst()) : Optional.empty());
    }

    private void rowEqual(Row row, long shares, long value, boolean valued) {
        compare(row.name() + " shares", shares, row.shares());
        long slack = 500L * filing.lines().size();
        boolean thousands = filing.unit().unit().dollars() > 1;
        boolean rounded = thousands && Math.abs(value - row.value()) <= slack;
        if (valued || value == row.value()) {
            compare(row.name() + " value", rounded ? row.value() : value, row.value());
        } else {
            tally.add("historyUnsound", true);
        }
    }

    private void compare(String what, long found, long expected) {
        tally.add("equal", found == expected);
        all &= found == expected;
        if (found != expected) {
            misses.tell(path + " " + quarter, what + " " + found, Long.toString(expected));
        }
    }
}
