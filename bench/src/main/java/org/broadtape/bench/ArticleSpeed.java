package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.broadtape.wire.page.Pages;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How many article pages one core reads in a second, ours against [ArticlePeers], in one run. All
/// read the same pages from memory, in turns, so that heat, other load and the collector fall on
/// all alike. Ours finds title, writers, times and pictures besides; boilerpipe the text alone.
///
/// Run it on one core (`taskset -c 1`), so that compiler and collector threads count too.
final class ArticleSpeed {
    private static final List<String> SETS = List.of("naeb", "readability-js");
    private static final String ADDRESS = "https://news.example/a/b.html";
    private static final int WARM_ROUNDS = 2;
    private static final int ROUNDS = 5;

    private ArticleSpeed() {}

    /// Measures and prints one line of JSON: pages a second of each reader, the median of the
    /// rounds, and the ratios.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Path data = Data.folder();
        int rounds = ROUNDS;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--data" -> data = Path.of(arguments[i + 1]);
                case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                default -> {
                    err.println(
                            "bench articles: "
                                    + arguments[i]
                                    + " is not understood: --data DIR or --rounds N");
                    return 2;
                }
            }
        }
        List<byte[]> pages = new ArrayList<>();
        for (String set : SETS) {
            Path zip = data.resolve(set + ".zip");
            if (!Files.isRegularFile(zip)) {
                err.println(
                        "bench articles: there is no "
                                + zip
                                + ": give the folder of the sets with --data DIR or in BROADTAPE_DATA");
                return 2;
            }
            for (Cases.File file : Cases.in(zip)) {
                if (file.name().equals("source.html") || file.name().endsWith(".html.gz")) {
                    pages.add(PageCases.page(file));
                }
            }
        }
        out.println(measure(pages, rounds));
        return 0;
    }

    private record Reader(String name, ToIntFunction<byte[]> read, List<Double> taken) {
        Reader(String name, ToIntFunction<byte[]> read) {
            this(name, read, new ArrayList<>());
        }
    }

    private static ObjectNode measure(List<byte[]> pages, int rounds) {
        List<Reader> readers =
                List.of(
                        new Reader("broadtape", ArticleSpeed::ours),
                        new Reader(
                                "readability4j",
                                page -> ArticlePeers.readability4j(page, ADDRESS).length()),
                        new Reader("boilerpipe", page -> ArticlePeers.boilerpipe(page).length()));
        long letters = 0;
        for (int round = -WARM_ROUNDS; round < rounds; round++) {
            for (Reader reader : readers) {
                long start = System.nanoTime();
                for (byte[] page : pages) {
                    letters += reader.read.applyAsInt(page);
                }
                if (round >= 0) {
                    reader.taken.add((System.nanoTime() - start) / 1e9);
                }
            }
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("bench", "articles").put("pages", pages.size());
        line.put("bytes", pages.stream().mapToLong(page -> page.length).sum());
        line.put("rounds", rounds).put("letters", letters);
        ObjectNode figures = line.putObject("figures");
        double ours = median(readers.getFirst().taken);
        for (Reader reader : readers) {
            figures.put(reader.name + "PagesPerSecond", round(pages.size() / median(reader.taken)));
        }
        for (Reader reader : readers.subList(1, readers.size())) {
            figures.put(reader.name + "Ratio", round(median(reader.taken) / ours));
        }
        return line;
    }

    private static int ours(byte[] page) {
        return Pages.read(page, Optional.empty(), Optional.of(ADDRESS)).text().length();
    }

    private static double median(List<Double> taken) {
        return taken.stream().sorted().toList().get(taken.size() / 2);
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
