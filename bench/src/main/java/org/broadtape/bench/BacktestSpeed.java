package org.broadtape.bench;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.broadtape.market.backtest.Backtest;
import org.broadtape.market.backtest.Book;
import org.broadtape.market.backtest.Prices;
import org.broadtape.market.backtest.Result;
import org.broadtape.market.backtest.Setup;
import org.broadtape.market.backtest.Symbols;
import org.broadtape.market.backtest.Weighting;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.filing.Position;
import org.broadtape.market.filing.PositionKind;
import org.broadtape.market.filing.ShareType;

/// `bench backtest`: twenty years of daily closes, five hundred instruments, a new book each
/// quarter that holds all of them; made numbers. How long one backtest takes, and the first of all.
final class BacktestSpeed {
    private static final int INSTRUMENTS = 500;
    private static final int ROUNDS = 15;
    private static final LocalDate FROM = LocalDate.of(2004, 1, 2);
    private static final LocalDate TO = LocalDate.of(2023, 12, 29);

    private BacktestSpeed() {}

    static int run(String[] words, PrintStream out, PrintStream err) {
        if (words.length > 0) {
            err.println("bench backtest: " + words[0] + " is not understood: no words");
            return 2;
        }
        Prices prices = prices();
        List<Book> books = books();
        double[] millis = new double[ROUNDS];
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Result result = Backtest.run(setup(prices, books));
            millis[round] = (System.nanoTime() - start) / 1e6;
            sum += result.days().getLast().value();
        }
        double first = millis[0];
        Arrays.sort(millis);
        out.printf(
                java.util.Locale.ROOT,
                "{\"bench\":\"backtest\",\"instruments\":%d,\"quarters\":%d,\"medianMs\":%.1f,"
                        + "\"firstMs\":%.1f,\"end\":%.6f}%n",
                INSTRUMENTS,
                books.size(),
                millis[ROUNDS / 2],
                first,
                sum / ROUNDS);
        return 0;
    }

    private static Setup setup(Prices prices, List<Book> books) {
        Symbols itself =
                (position, day) ->
                        Optional.of(new Symbols.Found(position.cusip(), Symbols.Rule.CUSIP));
        return new Setup(
                books,
                itself,
                prices,
                Optional.empty(),
                TradingCalendar.of("XNYS").orElseThrow(),
                FROM,
                TO,
                10,
                Weighting.VALUE,
                Set.of());
    }

    private static Prices prices() {
        long[] days =
                TradingCalendar.of("XNYS").orElseThrow().sessions(FROM, TO).stream()
                        .mapToLong(one -> one.day().toEpochDay())
                        .toArray();
        Random random = new Random(1);
        Prices.Builder prices = new Prices.Builder();
        for (int i = 0; i < INSTRUMENTS; i++) {
            double[] closes = new double[days.length];
            double close = 20 + random.nextInt(200);
            for (int day = 0; day < closes.length; day++) {
                close *= 1 + 0.015 * random.nextGaussian();
                closes[day] = close;
            }
            prices.add("S" + i, days, closes);
        }
        return prices.build();
    }

    private static List<Book> books() {
        Random random = new Random(2);
        List<Book> books = new ArrayList<>();
        for (LocalDate day = FROM; day.isBefore(TO); day = day.plusMonths(3)) {
            List<Position> positions = new ArrayList<>();
            for (int i = 0; i < INSTRUMENTS; i++) {
                long value = 1_000L + random.nextInt(1_000_000);
                positions.add(
                        new Position(
                                "S" + i,
                                "S" + i,
                                "COM",
                                PositionKind.SHARES,
                                ShareType.SHARES,
                                value,
                                value,
                                List.of(),
                                1));
            }
            books.add(
                    new Book(
                            day,
                            day.minusDays(45),
                            Optional.empty(),
                            positions,
                            List.of(),
                            List.of(),
                            false));
        }
        return books;
    }
}
