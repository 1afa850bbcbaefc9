package org.broadtape.market.bar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.bar.CsvHeader.Column;
import org.broadtape.market.bar.History.Told;
import org.broadtape.market.quote.PriceUnit;

/// The rows of one CSV, read byte by byte into columns.
final class CsvBars {
    /// The most problems told one by one.
    static final int TOLD = 100;

    private static final int FIELDS = Column.values().length;

    private final byte[] bytes;
    private final CsvHeader header;
    private final Times times;
    private final Column[] columns;
    private final int[] from = new int[FIELDS];
    private final int[] to = new int[FIELDS];
    private final Columns bars;
    private double[] adjusted;
    private final List<Told> dividends = new ArrayList<>();
    private final List<Told> gains = new ArrayList<>();
    private final List<Told> splits = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int untold;
    private int withoutClose;

    CsvBars(byte[] bytes, CsvHeader header, Times times) {
        this.bytes = bytes;
        this.header = header;
        this.times = times;
        columns = header.columns().toArray(Column[]::new);
        bars = new Columns((bytes.length - header.end()) / 64);
        adjusted = new double[bars.time.length];
    }

    void read() {
        int at = header.end();
        int line = 1;
        while (at < bytes.length) {
            line++;
            if (line - 1 > BarCsv.ROWS) {
                tell("bars-too-many", line, "more rows than " + BarCsv.ROWS, "a shorter file");
                return;
            }
            int start = at;
            at = fields(at);
            int end = at;
            if (at < bytes.length) {
                at++;
            }
            if (end > start && bytes[end - 1] == '\r') {
                end--;
            }
            if (end > start) {
                row(start, end, line);
            }
        }
    }

    /// Finds the fields of the line from here; answers where the line ends.
    private int fields(int start) {
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        int at = start;
        for (int column = 0; ; column++) {
            int begin = at;
            if (at < bytes.length && bytes[at] == '"') {
                at++;
                while (at < bytes.length && bytes[at] != '"' && bytes[at] != '\n') {
                    at++;
                }
            }
            while (at < bytes.length && bytes[at] != header.separator() && bytes[at] != '\n') {
                at++;
            }
            if (column < columns.length) {
                keep(columns[column], begin, at);
            }
            if (at >= bytes.length || bytes[at] == '\n') {
                return at;
            }
            at++;
        }
    }

    private void keep(Column column, int begin, int end) {
        int first = begin;
        int last = end;
        while (last > first && (bytes[last - 1] <= ' ' || bytes[last - 1] == '"')) {
            last--;
        }
        while (first < last && (bytes[first] == ' ' || bytes[first] == '"')) {
            first++;
        }
        int place = place(column);
        from[place] = first;
        to[place] = last;
    }

    /// Where a column's field is kept.
    private static int place(Column column) {
        return switch (column) {
            case TIME -> 0;
            case OPEN -> 1;
            case HIGH -> 2;
            case LOW -> 3;
            case CLOSE -> 4;
            case ADJUSTED -> 5;
            case VOLUME -> 6;
            case DIVIDEND -> 7;
            case SPLIT -> 8;
            case GAIN -> 9;
            case OTHER -> 10;
        };
    }

    private void row(int start, int end, int line) {
        long time = times.time(bytes, from[0], to[0]);
        double open = number(1);
        double high = number(2);
        double low = number(3);
        double close = number(4);
        double total = number(5);
        double volume = number(6);
        double paid = number(7);
        double split = number(8);
        double gain = number(9);
        boolean bad =
                time == Times.NONE
                        || Digits.isBad(open)
                        || Digits.isBad(high)
                        || Digits.isBad(low)
                        || Digits.isBad(close)
                        || Digits.isBad(total)
                        || Digits.isBad(volume)
                        || Digits.isBad(paid)
                        || Digits.isBad(split)
                        || Digits.isBad(gain);
        if (bad) {
            String row =
                    new String(bytes, start, Math.min(end - start, 200), StandardCharsets.UTF_8);
            tell("bar-unreadable", line, "row " + Problem.quote(row), "a date and numbers");
            return;
        }
        if (paid > 0) {
            dividends.add(new Told(time, paid));
        }
        if (gain > 0) {
            gains.add(new Told(time, gain));
        }
        if (split >= 1e-6 && split <= 1e6 && split != 1) {
            splits.add(new Told(time, split));
        }
        if (Double.isNaN(close)) {
            withoutClose++;
            return;
        }
        if (bars.size == adjusted.length) {
            adjusted = Arrays.copyOf(adjusted, bars.size * 2);
        }
        adjusted[bars.size] = total;
        bars.add(time, open, high, low, close, volume);
    }

    private double number(int place) {
        return to[place] > from[place] ? Digits.number(bytes, from[place], to[place]) : Double.NaN;
    }

    private void tell(String name, int line, String what, String expected) {
        if (problems.size() < TOLD) {
            problems.add(new Problem(name, Severity.ERROR, OptionalInt.of(line), what, expected));
        } else {
            untold++;
        }
    }

    BarCsv.Reading reading(SeriesKey key, PriceUnit unit) {
        int[] order = order();
        Columns sorted = new Columns(order.length);
        Columns totals = new Columns(order.length);
        int repeated = 0;
        for (int row : order) {
            if (sorted.size > 0 && sorted.time[sorted.size - 1] == bars.time[row]) {
                repeated++;
                continue;
            }
            sorted.addFrom(bars, row);
            if (!Double.isNaN(adjusted[row])) {
                double none = Double.NaN;
                totals.add(bars.time[row], none, none, none, adjusted[row], none);
            }
        }
        sum("bar-without-close", withoutClose, "rows without a close", "a close in each row");
        sum("bar-repeated", repeated, "rows of a time that was given before", "one row a time");
        sum("bar-unreadable", untold, "more rows not understood", "a date and numbers");
        Optional<Series> total =
                totals.size == 0
                        ? Optional.empty()
                        : Optional.of(new Series(key.on(Basis.TOTAL_RETURN), unit, totals));
        return new BarCsv.Reading(
                new History(
                        new Series(key, unit, sorted),
                        total,
                        inOrder(dividends),
                        inOrder(gains),
                        inOrder(splits)),
                problems);
    }

    private void sum(String name, int count, String what, String expected) {
        if (count > 0) {
            problems.add(Problem.of(name, Severity.WARNING, count + " " + what, expected));
        }
    }

    private static List<Told> inOrder(List<Told> told) {
        return told.stream().sorted(java.util.Comparator.comparingLong(Told::time)).toList();
    }

    /// The rows in the order of time; of equal times the first in the file is first.
    private int[] order() {
        boolean rising = true;
        boolean falling = true;
        for (int at = 1; at < bars.size; at++) {
            rising &= bars.time[at] >= bars.time[at - 1];
            falling &= bars.time[at] < bars.time[at - 1];
        }
        IntStream rows = IntStream.range(0, bars.size);
        if (rising) {
            return rows.toArray();
        }
        if (falling) {
            return rows.map(row -> bars.size - 1 - row).toArray();
        }
        return rows.boxed()
                .sorted(java.util.Comparator.comparingLong(row -> bars.time[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
