package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.broadtape.bench.python.Column;
import org.broadtape.bench.python.Interpreter;
import org.broadtape.bench.python.Literals;
import org.broadtape.bench.python.Value;
import org.broadtape.bench.python.Words;
import org.broadtape.market.returns.TotalReturn;

/// Return and risk arithmetic against the numbers that other projects' tests expect, read out of
/// their own files: tests in Python are walked with our words in the place of theirs, tests in Java
/// and notes of dated flows are read for their rates, and price histories that hold raw closes,
/// dividends, splits and adjusted closes say what each day's total return was.
///
/// - `equal`: share of the numbers compared that agree ([Agreement]).
/// - `compared`: how many were; a price history counts once.
/// - `toNinePlaces`: how many of them agree to 1e-9, whatever was printed.
/// - `withinSuite`: beside those, numbers that are not what is printed but within what the suite
///   allows itself: it prints what its own arithmetic no longer gives.
/// - `differentDefinition`: where a suite says infinite, or 0 over nothing, and we withhold; where
///   a rate was not looked for to the end.
/// - `skipped`: claims not compared: about measures we don't have, about random numbers that are
///   not in the files, or of another form than "this is that".
final class ReturnsMeasure implements Measure {
    private static final int NESTED_LIMIT = 64 << 20;

    @Override
    public String set() {
        return "returns";
    }

    @Override
    public String zip() {
        return "vectors-*.zip";
    }

    @Override
    public List<Path> zips(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().matches("vectors-.*\\.zip"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        return over(List.of(zip), misses);
    }

    @Override
    public Outcome over(List<Path> zips, Misses misses) throws IOException {
        Agreement agreement = new Agreement(misses);
        for (Path zip : zips) {
            List<Cases.File> files = Cases.in(zip);
            for (Cases.File file : files) {
                agreement.in(file.path());
                one(file, files, agreement);
            }
            agreement.in(zip.getFileName().toString());
            flows(FlowVectors.ofNotes(notes(zip)), agreement);
        }
        return agreement.outcome();
    }

    private static void one(Cases.File file, List<Cases.File> files, Agreement agreement)
            throws IOException {
        String name = file.name();
        if (name.endsWith(".py")) {
            new Interpreter(words(files), agreement).walk(file.text());
        } else if (name.endsWith(".java")) {
            flows(FlowVectors.ofJava(file.text()), agreement);
        } else if (name.endsWith(".csv")) {
            history(file.text(), agreement);
        } else if (name.endsWith(".gz")) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
                history(text(in.readNBytes(NESTED_LIMIT)), agreement);
            }
        } else if (name.endsWith(".zip")) {
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (entry.getName().endsWith(".csv")) {
                        history(text(in.readNBytes(NESTED_LIMIT)), agreement);
                    }
                }
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The set's notes on its origin, which may hold vectors of their own.
    private static String notes(Path zip) throws IOException {
        StringBuilder notes = new StringBuilder();
        try (ZipFile set = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(set.entries())) {
                if (entry.getName().endsWith(".txt")) {
                    try (var in = set.getInputStream(entry)) {
                        notes.append(text(in.readNBytes(NESTED_LIMIT))).append('\n');
                    }
                }
            }
        }
        return notes.toString();
    }

    private static Words words(List<Cases.File> files) {
        Words returns = new ReturnWords();
        Words prices = new PriceWords();
        return (word, arguments, named) ->
                word.equals("read_csv")
                        ? table(arguments, files)
                        : returns.call(word, arguments, named)
                                .or(() -> prices.call(word, arguments, named));
    }

    /// A table the set holds: a first column of days, others of numbers.
    private static Optional<Value> table(List<Value> arguments, List<Cases.File> files) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof Value.Text path)) {
            return Optional.empty();
        }
        String name = path.words().substring(path.words().lastIndexOf('/') + 1);
        Optional<Cases.File> file =
                files.stream().filter(one -> one.name().equals(name)).findFirst();
        return file.flatMap(one -> table(one.text().lines().toList()));
    }

    private static Optional<Value> table(List<String> lines) {
        List<java.time.LocalDate> days = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] row = line.split(",", -1);
            Optional<java.time.LocalDate> day = Literals.day(row[0]);
            if (day.isPresent()) {
                days.add(day.get());
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String[] names = lines.getFirst().split(",", -1);
        Map<String, Value> columns = new LinkedHashMap<>();
        for (int i = 1; i < names.length; i++) {
            int at = i;
            double[] values = rows.stream().mapToDouble(row -> number(row, at)).toArray();
            columns.put(names[i], new Value.Series(Column.of(days, values, Value.Origin.FILE)));
        }
        return Optional.of(new Value.Named(columns));
    }

    private static double number(String[] row, int at) {
        try {
            return at < row.length ? Double.parseDouble(row[at]) : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private static void flows(List<FlowVectors> cases, Agreement agreement) {
        for (FlowVectors one : cases) {
            List<String> found = new ArrayList<>();
            agreement.count(one.where(), one.verdict(found), found);
        }
    }

    /// Raw closes, dividends and splits beside adjusted closes: one case for each symbol.
    private static void history(String text, Agreement agreement) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return;
        }
        List<String> names = List.of(lines.getFirst().split(",", -1));
        int symbol = names.indexOf("ticker");
        int close = names.indexOf("close");
        int adjusted = names.indexOf("adj_close");
        int dividend = names.indexOf("ex-dividend");
        int split = names.indexOf("split_ratio");
        if (symbol < 0 || close < 0 || adjusted < 0 || dividend < 0 || split < 0) {
            return;
        }
        Map<String, Double> worst = new LinkedHashMap<>();
        Map<String, String[]> before = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", -1);
            if (row.length != names.size()) {
                continue;
            }
            String[] last = before.put(row[symbol], row);
            if (last != null) {
                double ours =
                        TotalReturn.of(
                                        number(last, close),
                                        number(row, close),
                                        number(row, split),
                                        number(row, dividend))
                                .number()
                                .orElse(Double.NaN);
                double theirs = number(row, adjusted) / number(last, adjusted) - 1;
                worst.merge(row[symbol], Math.abs(ours - theirs), Math::max);
            }
        }
        worst.forEach((name, apart) ->
                agreement.same(name, Value.Amount.ours(apart), Value.Amount.of(0), Double.NaN));
    }
}
