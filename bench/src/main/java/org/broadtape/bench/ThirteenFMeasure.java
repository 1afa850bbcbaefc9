package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.broadtape.market.filing.Filing;
import org.broadtape.market.filing.FilingFile;
import org.broadtape.market.filing.Filings;
import org.broadtape.market.filing.HoldingLine;
import org.broadtape.market.filing.Position;
import org.broadtape.market.filing.PositionKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// 13F filings, read by us, against the same quarters as somebody else read them. Which history a
/// filing belongs to is told by its holdings: the one that has most of its share counts in that
/// quarter, and at least half.
///
/// - `equal`: of each quarter both have: its total to the million, each row's shares, each row's
///   value, and each position having a row.
/// - `quarters`: how many quarters both have; `quartersEqual`: share in which all of it is equal.
/// - `price`: share of rows whose value over shares is within 2 % of the close at quarter end,
///   where the prices lie beside; `priced`: how many.
/// - `lines`: share of line sets whose own count and total are what we read.
/// - `text`: share of the rows of text tables that gave a holding.
final class ThirteenFMeasure implements Measure {
    private static final double NEAR = 0.02;
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public String set() {
        return "13f";
    }

    @Override
    public String zip() {
        return "13f-*.zip";
    }

    @Override
    public List<Path> zips(Path data) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(data, zip())) {
            List<Path> zips = new ArrayList<>();
            found.forEach(zips::add);
            zips.sort(Comparator.naturalOrder());
            return zips;
        }
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        return over(List.of(zip), misses);
    }

    @Override
    public Outcome over(List<Path> zips, Misses misses) throws IOException {
        List<HistoryBooks> histories = new ArrayList<>();
        List<Book> books = new ArrayList<>();
        CusipTickers tickers = new CusipTickers();
        Tally tally = new Tally("equal", "quartersEqual", "price", "lines", "text");
        for (Path zip : zips) {
            for (Cases.File file : Cases.in(zip)) {
                String text = unpacked(file).text();
                Optional<JsonNode> json = json(text);
                if (json.isPresent()) {
                    HistoryBooks.of(file.path(), json.get()).ifPresent(histories::add);
                    tickers.learn(json.get());
                    FiledLines.of(json.get())
                            .ifPresent(lines -> books.add(book(file, lines, tally, misses)));
                } else if (!file.path().endsWith(".csv")) {
                    books.addAll(books(file, text, tally, misses));
                }
            }
        }
        tickers.learnBeside(zips.getFirst());
        QuarterCloses closes = QuarterCloses.beside(zips.getFirst());
        for (Book book : books) {
            book.history(histories)
                    .ifPresent(history ->
                            new BookComparison(
                                            book.path, book.quarter(), book.filing, tally, misses)
                                    .against(history));
            price(book, tickers, closes, tally, misses);
        }
        Map<String, Double> figures = new LinkedHashMap<>(tally.shares());
        figures.keySet().removeAll(List.of("historyUnsound", "historyBought"));
        figures.put("unsound", (double) tally.count("historyUnsound"));
        figures.put("bought", (double) tally.count("historyBought"));
        figures.put("quarters", (double) tally.count("quartersEqual"));
        figures.put("priced", (double) tally.count("price"));
        return new Outcome(tally.count("equal"), figures);
    }

    /// One filing and the quarter it is of.
    private record Book(String path, LocalDate period, Filing filing) {
        String quarter() {
            return period.getYear() + " Q" + (period.getMonthValue() + 2) / 3;
        }

        Optional<HistoryBooks> history(List<HistoryBooks> histories) {
            return histories.stream()
                    .filter(one -> 2 * alike(one) >= Math.max(1, one.rows(quarter()).size()))
                    .max(Comparator.comparingLong(this::alike));
        }

        private long alike(HistoryBooks history) {
            return history.rows(quarter()).stream()
                    .filter(row ->
                            filing.positions().stream()
                                    .anyMatch(one -> one.amount() == row.shares()))
                    .count();
        }
    }

    private static Cases.File unpacked(Cases.File file) throws IOException {
        if (!file.path().endsWith(".gz")) {
            return file;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
            return new Cases.File(file.path(), in.readAllBytes());
        }
    }

    private static Optional<JsonNode> json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<Book> books(Cases.File file, String text, Tally tally, Misses misses) {
        List<Book> books = new ArrayList<>();
        for (Filing filing : Filings.read(List.of(new FilingFile(file.name(), text))).filings()) {
            if (!text.stripLeading().startsWith("<")) {
                countText(file, text, filing, tally, misses);
            }
            filing.period()
                    .or(() -> quarterBefore(file.stem()))
                    .ifPresent(period -> books.add(new Book(file.path(), period, filing)));
        }
        return books;
    }

    /// The last quarter end before the day a file is named by.
    private static Optional<LocalDate> quarterBefore(String stem) {
        if (!stem.matches("\\d{4}-(0[1-9]|1[0-2])-([0-2]\\d|3[01])")) {
            return Optional.empty();
        }
        LocalDate month =
                LocalDate.of(Integer.parseInt(stem.substring(0, 4)), 1, 1)
                        .plusMonths(3L * ((Integer.parseInt(stem.substring(5, 7)) - 1) / 3));
        return Optional.of(month.minusDays(1));
    }

    /// Every row below the ruler that has words and numbers is a holding.
    private static void countText(
            Cases.File file, String text, Filing filing, Tally tally, Misses misses) {
        var read = filing.lines().stream().map(line -> line.line()).toList();
        String[] rows = text.split("\\R", -1);
        boolean below = false;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].stripLeading().startsWith("<")) {
                below = rows[i].contains("<S>") || (below && !rows[i].contains("</TABLE>"));
            } else if (below && rows[i].matches(".*[A-Za-z].*\\d.*\\d.*")) {
                boolean holds = read.contains(i + 1);
                tally.add("text", holds);
                if (!holds) {
                    misses.tell(file.path() + ":" + (i + 1), rows[i], "a holding");
                }
            }
        }
    }

    private static Book book(Cases.File file, FiledLines lines, Tally tally, Misses misses) {
        Filing filing =
                Filings.read(List.of(new FilingFile(file.name() + ".xml", lines.xml())))
                        .filings()
                        .getFirst();
        boolean equal = filing.lines().size() == lines.count() && filing.total() == lines.total();
        tally.add("lines", equal);
        if (!equal) {
            misses.tell(
                    file.path(),
                    filing.lines().size() + " lines, " + filing.total(),
                    lines.count() + " lines, " + lines.total());
        }
        return new Book(file.path(), lines.period(), filing);
    }

    private static void price(
            Book book, CusipTickers tickers, QuarterCloses closes, Tally tally, Misses misses)
            throws IOException {
        for (HoldingLine line : book.filing.lines()) {
            Optional<String> ticker =
                    line.kind() == PositionKind.SHARES && line.amount() > 0
                            ? tickers.of(line.cusip())
                            : Optional.empty();
            Optional<Double> close =
                    ticker.isPresent() ? closes.on(ticker.get(), book.period) : Optional.empty();
            if (close.isEmpty()) {
                continue;
            }
            double implied =
                    (double) line.value() * book.filing.unit().unit().dollars() / line.amount();
            boolean near = Math.abs(implied / close.get() - 1) <= NEAR;
            tally.add("price", near);
            if (!near) {
                misses.tell(
                        book.path + ":" + line.line(),
                        ticker.get() + " " + line.titleOfClass() + " " + implied,
                        "near " + close.get());
            }
        }
    }

    /// The sum of values in dollars.
    static long sum(List<Position> positions) {
        return positions.stream().mapToLong(Position::value).sum();
    }
}
