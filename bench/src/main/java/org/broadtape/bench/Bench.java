package org.broadtape.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The entry of everything that measures: `evaluate SET …` for how right, `bench NAME …` for how
/// fast. To add a benchmark, give it a `run` and a case here.
public final class Bench {
    private Bench() {}

    /// Runs one measure and ends with its code: 0 done, 2 asked for something that can't be done.
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(arguments, out, err);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
        String kind = arguments.length == 0 ? "" : arguments[0];
        String name = arguments.length < 2 ? "" : arguments[1];
        String[] rest =
                Arrays.copyOfRange(arguments, Math.min(2, arguments.length), arguments.length);
        return switch (kind) {
            case "evaluate" ->
                    Evaluate.run(Arrays.copyOfRange(arguments, 1, arguments.length), out, err);
            case "train" -> name.equals("link") ? TrainLink.run(rest, out, err) : refuse(err);
            case "bench" ->
                    switch (name) {
                        case "backtest" -> BacktestSpeed.run(rest, out, err);
                        case "articles" -> ArticleSpeed.run(rest, out, err);
                        case "bars" -> BarSpeed.run(rest, out, err);
                        case "feeds" -> FeedSpeed.run(rest, out, err);
                        case "ingest" -> IngestSpeed.run(rest, out, err);
                        case "latency" -> LatencySpeed.run(rest, out, err);
                        case "link" -> LinkSpeed.run(rest, out, err);
                        case "live" -> LiveSpeed.run(rest, out, err);
                        case "pages" -> PageSpeed.run(rest, out, err);
                        case "search" -> SearchSpeed.run(rest, out, err);
                        case "start" -> StartSpeed.run(rest, out, err);
                        case "wire" -> WireSpeed.run(rest, out, err);
                        default -> refuse(err);
                    };
            default -> refuse(err);
        };
    }

    private static int refuse(PrintStream err) {
        err.println(
                "bench: nothing of that name is measured: evaluate SET, train link, or bench articles, backtest, bars, feeds, ingest, latency, link, live, pages, search, start or wire");
        return 2;
    }
}
