package org.broadtape.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.broadtape.market.backtest.Benchmark;
import org.broadtape.market.backtest.Book;
import org.broadtape.market.backtest.Books;
import org.broadtape.market.backtest.Prices;
import org.broadtape.market.backtest.Result;
import org.broadtape.market.backtest.Setup;
import org.broadtape.market.backtest.Symbols;
import org.broadtape.market.backtest.Weighting;
import org.broadtape.market.backtest.Wrong;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.filing.Filing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `backtest`: what copying a manager's 13F filings would have brought, as one JSON object on
/// standard output; problems to standard error as `FILE:line: what: expected`. Opens no port and no
/// database; of the same files the same bytes. Ends with 0 where every file could be read, 1 where
/// some could not, 2 on bad usage.
@Command(
        name = "backtest",
        description =
                "Tells what copying a manager's 13F filings would have brought, and all that the"
                        + " figure leaves out, as JSON.")
public final class Backtest implements Callable<Integer> {
    @Option(
            names = "--filings",
            required = true,
            paramLabel = "DIR",
            description =
                    "Covers and tables of one manager as EDGAR has them, or tables named by their"
                            + " filing dates (2023-02-14.xml).")
    Path filings = Path.of("");

    @Option(
            names = "--prices",
            required = true,
            paramLabel = "DIR",
            description =
                    "SYMBOL.csv or SYMBOL.csv.gz: Date, Close and Adj Close, where closes alone are"
                            + " not adjusted yet.")
    Path prices = Path.of("");

    @Option(
            names = "--instruments",
            paramLabel = "FILE.csv",
            description =
                    "Instruments with their CUSIPs instead of the built-in ones; may be given several"
                            + " times. 'builtin' names the built-in ones.")
    List<String> instruments = List.of();

    @Option(
            names = "--benchmark",
            paramLabel = "FILE.csv",
            description = "What to set beside it; needs Adj Close.")
    @Nullable Path benchmark;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "The first day.")
    LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "The last day.")
    LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--costs",
            paramLabel = "BPS",
            defaultValue = "0",
            description = "Costs and slippage of a trade in basis points (default: 0).")
    double costs;

    @Option(
            names = "--weights",
            paramLabel = "value|equal",
            defaultValue = "value",
            description = "How money is spread (default: value).")
    String weights = "value";

    @Option(
            names = "--wrong",
            paramLabel = "WAY",
            description =
                    "A way to flatter, to see by how much: quarter-end, restated-early, price-index,"
                            + " survivors; may be given several times.")
    List<String> wrong = List.of();

    private final PrintStream printed;

    /// A command that prints to standard output.
    public Backtest() {
        this(System.out);
    }

    Backtest(PrintStream printed) {
        this.printed = printed;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Weighting> weighting =
                switch (weights) {
                    case "value" -> Optional.of(Weighting.VALUE);
                    case "equal" -> Optional.of(Weighting.EQUAL);
                    default -> Optional.empty();
                };
        Set<Wrong> ways = EnumSet.noneOf(Wrong.class);
        for (String word : wrong) {
            Optional<Wrong> way = Wrong.of(word);
            if (way.isEmpty()) {
                return refuse(
                        "--wrong", word, "quarter-end, restated-early, price-index, survivors");
            }
            ways.add(way.get());
        }
        if (weighting.isEmpty()) {
            return refuse("--weights", weights, "value or equal");
        }
        if (to.isBefore(from)) {
            return refuse("--to", to.toString(), "a day after " + from);
        }
        if (!(costs >= 0 && costs < 10_000)) {
            return refuse("--costs", String.valueOf(costs), "basis points, 0 to 9999");
        }
        BacktestFiles files = new BacktestFiles(System.err);
        Optional<Symbols> symbols = files.symbols(instruments);
        List<Filing> reports = files.filings(filings);
        if (symbols.isEmpty()) {
            return 2;
        }
        if (reports.stream().flatMap(one -> one.cik().stream()).distinct().count() > 1) {
            return refuse("--filings", filings.toString(), "the filings of one manager");
        }
        return run(files, symbols.get(), reports, weighting.get(), ways);
    }

    private int run(
            BacktestFiles files,
            Symbols symbols,
            List<Filing> reports,
            Weighting weighting,
            Set<Wrong> ways) {
        TradingCalendar calendar = TradingCalendar.of("XNYS").orElseThrow();
        Books books = new Books(calendar);
        List<Book> honest = books.of(reports, Set.of());
        List<Book> other = books.of(reports, ways);
        List<Book> all = new ArrayList<>(honest);
        all.addAll(other);
        Prices closes = files.prices(prices, symbols, all);
        Optional<Benchmark> beside = Optional.ofNullable(benchmark).flatMap(files::benchmark);
        Setup setup =
                new Setup(
                        honest, symbols, closes, beside, calendar, from, to, costs, weighting,
                        Set.of());
        Result result = org.broadtape.market.backtest.Backtest.run(setup);
        BacktestJson json = new BacktestJson(files.fingerprints());
        String line;
        if (ways.isEmpty()) {
            line = json.line(setup, result);
        } else {
            Setup changed =
                    new Setup(
                            other, symbols, closes, beside, calendar, from, to, costs, weighting,
                            ways);
            line = json.line(changed, org.broadtape.market.backtest.Backtest.run(changed), result);
        }
        PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);
        out.println(line);
        out.flush();
        return files.areAllRead() ? 0 : 1;
    }

    private static int refuse(String option, String word, String expected) {
        System.err.println(option + ":1: " + word + ": " + expected);
        return 2;
    }
}
