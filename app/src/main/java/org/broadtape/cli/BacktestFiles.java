package org.broadtape.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Sha256;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.market.backtest.Benchmark;
import org.broadtape.market.backtest.Book;
import org.broadtape.market.backtest.KnownSymbols;
import org.broadtape.market.backtest.Prices;
import org.broadtape.market.backtest.Symbols;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.filing.FiledProblem;
import org.broadtape.market.filing.Filing;
import org.broadtape.market.filing.FilingFile;
import org.broadtape.market.filing.Filings;
import org.broadtape.market.filing.Position;
import org.broadtape.market.filing.PositionKind;
import org.broadtape.market.quote.PriceUnit;

/// Reads what a backtest is made of, tells what can't be read, and takes the fingerprint of every
/// file that was.
final class BacktestFiles {
    private static final String BUILT_IN = "builtin";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int DEPTH = 3;

    /// With fewer symbols than this, others are read too, to know how far prices go.
    private static final int ENOUGH = 20;

    private final PrintStream err;
    private final Map<String, String> fingerprints = new TreeMap<>();
    private boolean all = true;

    BacktestFiles(PrintStream err) {
        this.err = err;
    }

    boolean areAllRead() {
        return all;
    }

    /// SHA-256 of every file read, by its role and name.
    Map<String, String> fingerprints() {
        return fingerprints;
    }

    /// Instruments by which positions are priced; absent where a file can't be read.
    Optional<Symbols> symbols(List<String> named) throws IOException {
        List<Instrument> known = new ArrayList<>();
        for (String one : named) {
            if (one.equals(BUILT_IN)) {
                continue;
            }
            Optional<byte[]> bytes = bytes(Path.of(one), "instruments");
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            Imported read = InstrumentCsv.read(new String(bytes.get(), StandardCharsets.UTF_8));
            known.addAll(read.instruments());
            tell(one, read.problems());
        }
        if (named.isEmpty() || named.contains(BUILT_IN)) {
            known.addAll(InstrumentMaster.builtIn().all());
            try (InputStream list = InstrumentMaster.class.getResourceAsStream("instruments.csv")) {
                byte[] bytes = list == null ? new byte[0] : list.readAllBytes();
                fingerprints.put("instruments/" + BUILT_IN, Sha256.hex(bytes));
            }
        }
        return Optional.of(new KnownSymbols(known));
    }

    /// The filings of a folder, each with a filing date: its own, or the one its file is named by.
    List<Filing> filings(Path folder) {
        List<FilingFile> files = new ArrayList<>();
        for (Path file : below(folder, DEPTH)) {
            bytes(file, "filings")
                    .ifPresent(bytes ->
                            files.add(FilingFile.of(folder.relativize(file).toString(), bytes)));
        }
        Filings.Read read = Filings.read(files);
        tellFiled(read.problems());
        List<Filing> filings = new ArrayList<>();
        for (Filing filing : read.filings()) {
            tellFiled(filing.problems());
            Filing dated = dated(filing);
            if (dated.filed().isEmpty() && dated.accepted().isEmpty()) {
                err.println(
                        filing.files().getLast()
                                + ":1: no filing date: a cover, a header, or a file named"
                                + " YYYY-MM-DD.xml; taken as 45 days after its quarter");
            }
            filings.add(dated);
        }
        return filings;
    }

    private static Filing dated(Filing filing) {
        if (filing.filed().isPresent()) {
            return filing;
        }
        Optional<LocalDate> day =
                filing.files().stream().flatMap(name -> day(name).stream()).findFirst();
        return new Filing(
                filing.files(),
                filing.accession(),
                filing.form(),
                filing.cik(),
                filing.manager(),
                filing.period(),
                day,
                filing.accepted(),
                filing.cover(),
                filing.lines(),
                filing.unit(),
                filing.positions(),
                filing.problems());
    }

    private static Optional<LocalDate> day(String name) {
        Matcher day = DAY.matcher(name);
        try {
            return day.find() ? Optional.of(LocalDate.parse(day.group())) : Optional.empty();
        } catch (java.time.DateTimeException none) {
            return Optional.empty();
        }
    }

    /// The prices of everything in some books, as far as there are files of them.
    Prices prices(Path folder, Symbols symbols, List<Book> books) {
        Map<String, Path> files = new TreeMap<>();
        for (Path file : below(folder, 1)) {
            files.putIfAbsent(plain(symbol(file)), file);
        }
        Set<String> wanted = new TreeSet<>();
        for (Book book : books) {
            for (Position position : book.positions()) {
                if (position.kind() == PositionKind.SHARES) {
                    symbols.of(position, book.acts())
                            .ifPresent(found -> wanted.add(found.symbol()));
                }
            }
        }
        Prices.Builder prices = new Prices.Builder();
        int read = 0;
        for (String symbol : wanted) {
            Path file = files.get(plain(symbol));
            if (file != null) {
                read += read(file, "prices", symbol).map(one -> add(prices, symbol, one)).orElse(0);
            }
        }
        for (Path file : files.values()) {
            if (read < ENOUGH && !wanted.contains(symbol(file))) {
                String symbol = symbol(file);
                read += read(file, "prices", symbol).map(one -> add(prices, symbol, one)).orElse(0);
            }
        }
        return prices.build();
    }

    private static int add(Prices.Builder prices, String symbol, History history) {
        prices.add(
                symbol,
                history.adjusted().orElse(history.bars()),
                history.adjusted().map(ignored -> history.bars()));
        return 1;
    }

    /// The benchmark of a file; absent where it can't be read.
    Optional<Benchmark> benchmark(Path file) {
        String symbol = symbol(file);
        return read(file, "benchmark", symbol)
                .map(one -> new Benchmark(symbol, one.adjusted(), one.bars()))
                .filter(one -> !one.closes().isEmpty());
    }

    private Optional<History> read(Path file, String role, String symbol) {
        SeriesKey key = new SeriesKey(symbol, Interval.DAY, Basis.SPLIT_ADJUSTED);
        ZoneId zone = ZoneOffset.UTC;
        Optional<BarCsv.Reading> reading =
                bytes(file, role)
                        .map(bytes ->
                                BarCsv.read(bytes, key, PriceUnit.of("USD").orElseThrow(), zone));
        reading.ifPresent(one -> tell(file.toString(), one.problems()));
        return reading.map(BarCsv.Reading::history);
    }

    /// `BRK-B.csv.gz` is `BRK-B`.
    private static String symbol(Path file) {
        return file.getFileName()
                .toString()
                .replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "")
                .toUpperCase(Locale.ROOT);
    }

    /// Classes of shares are written `BRK.B`, `BRK-B`, `BRK/B`, `BRK_B` and `BRK B`.
    private static String plain(String symbol) {
        return symbol.toUpperCase(Locale.ROOT).replaceAll("[./_ ]", "-");
    }

    private List<Path> below(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file ->
                            !file.getFileName()
                                    .toString()
                                    .matches("(?i)origin.*|licen[cs]e.*|readme.*"))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            lost(folder, "the folder can't be read: a folder that is there and may be read");
            return List.of();
        }
    }

    private Optional<byte[]> bytes(Path file, String role) {
        try {
            if (Files.size(file) <= FilingFile.BYTE_LIMIT) {
                byte[] bytes = Files.readAllBytes(file);
                fingerprints.put(role + "/" + file.getFileName(), Sha256.hex(bytes));
                return Optional.of(bytes);
            }
        } catch (IOException unreadable) {
            // Told below, as what is too long is.
        }
        lost(file, "the file can't be read: a file of at most 128 MB that may be read");
        return Optional.empty();
    }

    private void lost(Path file, String why) {
        all = false;
        err.println(file + ":1: " + why);
    }

    private void tell(String file, List<Problem> problems) {
        for (Problem problem : problems) {
            all &= problem.severity() != Severity.FATAL;
            err.println(problem.in(file));
        }
    }

    private void tellFiled(List<FiledProblem> problems) {
        problems.forEach(one -> tell(one.file(), List.of(one.problem())));
    }
}
