package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.broadtape.search.Extracts;
import org.broadtape.search.Hits;
import org.broadtape.search.IndexedStory;
import org.broadtape.search.SearchPage;
import org.broadtape.search.StoryIndex;
import org.broadtape.search.StoryIndex.Change;
import org.broadtape.search.StoryQuery;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How long a search takes in an index of 100,000 stories, from the words typed to a page of twenty
/// stories with their extracts, and how many stories a second are indexed. The stories are made of
/// the paragraphs of Reuters-21578, drawn anew for each from a fixed seed, so that words are as
/// common and texts as long as on a wire. What is typed is drawn from the stories too, one kind
/// after another: words, phrases, fields, spans of time, beginnings, refusals.
///
/// One thread asks; extracts are cut from texts in memory. Every query is asked once before it is
/// measured, so that files are in memory and the code is compiled.
final class SearchSpeed {
    private static final int BATCH = 500;
    private static final int PAGE = 20;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration REACH = Duration.ofDays(730);
    private static final List<String> SOURCES =
            List.of(
                    "World Wire",
                    "Market Slips",
                    "Energy Desk",
                    "Grain Notes",
                    "Central Bank Watch");

    private final Random random = new Random(21578);
    private final List<IndexedStory> stories = new ArrayList<>();

    private SearchSpeed() {}

    /// Measures and prints one line of JSON: times in milliseconds, from all queries and from those
    /// of each kind.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Path data = Path.of("..", "shared", "data");
        int count = 100_000;
        int queries = 4_000;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--data" -> data = Path.of(arguments[i + 1]);
                case "--stories" -> count = Integer.parseInt(arguments[i + 1]);
                case "--queries" -> queries = Integer.parseInt(arguments[i + 1]);
                default -> {
                    err.println(
                            "bench search: "
                                    + arguments[i]
                                    + " is not understood: --data DIR, --stories N or --queries N");
                    return 2;
                }
            }
        }
        Path zip = data.resolve("reuters21578.zip");
        if (!Files.isRegularFile(zip)) {
            err.println(
                    "bench search: there is no "
                            + zip
                            + ": give the folder of the sets with --data DIR or in BROADTAPE_DATA");
            return 2;
        }
        SearchSpeed speed = new SearchSpeed();
        speed.make(Reuters.read(zip), count);
        Path folder = Files.createTempDirectory("search-speed");
        try (StoryIndex index = StoryIndex.open(folder.resolve("index"))) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("bench", "search").put("stories", count);
            double seconds = speed.index(index);
            long opened = System.nanoTime();
            ObjectNode figures = line.putObject("figures");
            figures.put("indexedPerSecond", Math.round(count / seconds));
            figures.put("indexMegabytes", round(size(folder) / 1e6));
            speed.ask(index, queries, line, figures);
            line.put("seconds", round((System.nanoTime() - opened) / 1e9 + seconds));
            out.println(line);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private double index(StoryIndex index) {
        long start = System.nanoTime();
        for (int i = 0; i < stories.size(); i += BATCH) {
            List<Change> batch = new ArrayList<>(BATCH);
            int end = Math.min(stories.size(), i + BATCH);
            stories.subList(i, end).forEach(story -> batch.add(new Change.Put(story)));
            index.apply(batch, end);
        }
        index.commit();
        index.refresh();
        return (System.nanoTime() - start) / 1e9;
    }

    private void ask(StoryIndex index, int queries, ObjectNode line, ObjectNode figures) {
        List<Typed> typed = new ArrayList<>();
        while (typed.size() < queries) {
            typed.addAll(oneOfEachKind());
        }
        typed.forEach(each -> answer(index, each));
        Map<String, List<Double>> taken = new LinkedHashMap<>();
        List<Double> all = new ArrayList<>();
        long found = 0;
        for (Typed each : typed) {
            long start = System.nanoTime();
            found += answer(index, each);
            double milliseconds = (System.nanoTime() - start) / 1e6;
            all.add(milliseconds);
            taken.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add(milliseconds);
        }
        line.put("queries", typed.size()).put("found", found);
        put(figures, all);
        ObjectNode kinds = line.putObject("kinds");
        taken.forEach((kind, times) -> put(kinds.putObject(kind), times));
    }

    private int answer(StoryIndex index, Typed each) {
        StoryQuery query = StoryQuery.parse(each.words(), NOW, ZoneOffset.UTC);
        Hits hits = index.search(query, SearchPage.first(each.order(), PAGE, NOW));
        Extracts extracts = Extracts.of(query);
        int marks = 0;
        for (Hits.Hit hit : hits.hits()) {
            IndexedStory story = stories.get((int) hit.id() - 1);
            marks += extracts.marks(story.headline()).size();
            marks += extracts.extract(story.body()).marks().size();
        }
        return Math.min(marks, 1) + hits.hits().size();
    }

    /// What a reader types.
    private record Typed(String kind, String words, SearchPage.Order order) {}

    private List<Typed> oneOfEachKind() {
        return List.of(
                best("word", word()),
                newest("word, newest", word()),
                best("two words", word() + " " + word()),
                best("three words", run(6).replaceAll("(\\S+) \\S+", "$1")),
                best("phrase", "\"" + run(3) + "\""),
                newest("phrase, newest", "\"" + run(2) + "\""),
                best("phrase of common words", "\"of the\" " + word()),
                best("beginning", start(word()) + "*"),
                best("either", word() + " OR " + word() + " OR " + word()),
                best("refused", word() + " -" + word() + " NOT \"" + run(2) + "\""),
                best("headline", "headline:" + word()),
                best("source", "source:energy " + word()),
                newest("span of time", word() + " published:" + month() + ".."),
                best("time alone", "published:" + month()),
                best(
                        "all of it",
                        "("
                                + word()
                                + " OR \""
                                + run(2)
                                + "\") -headline:"
                                + word()
                                + " source:(wire OR slips) published:365d"),
                best("common word", "the"));
    }

    private static Typed best(String kind, String words) {
        return new Typed(kind, words, SearchPage.Order.RELEVANCE);
    }

    private static Typed newest(String kind, String words) {
        return new Typed(kind, words, SearchPage.Order.NEWEST);
    }

    private String word() {
        return run(1);
    }

    private static String start(String word) {
        return word.substring(0, Math.min(word.length(), 3));
    }

    private String month() {
        return NOW.minus(REACH)
                .plus(Duration.ofDays(random.nextLong(REACH.toDays())))
                .toString()
                .substring(0, 7);
    }

    /// Words that stand side by side in some story; none of them a number.
    private String run(int length) {
        while (true) {
            String body = stories.get(random.nextInt(stories.size())).body();
            String[] words = body.split("\\s+");
            if (words.length > length) {
                int from = random.nextInt(words.length - length);
                String run = String.join(" ", Arrays.copyOfRange(words, from, from + length));
                if (run.matches("[A-Za-z]{2,}( [A-Za-z]{2,})*")) {
                    return run.toLowerCase(java.util.Locale.ROOT);
                }
            }
        }
    }

    private void make(List<WireItem> wire, int count) {
        MadeStories made = new MadeStories(wire, random);
        for (int id = 1; id <= count; id++) {
            WireItem item = made.next();
            int source = random.nextInt(SOURCES.size());
            Instant at = NOW.minusSeconds(random.nextLong(REACH.toSeconds()));
            stories.add(
                    new IndexedStory(
                            id,
                            1,
                            item.headline(),
                            Optional.empty(),
                            item.bodyText(),
                            source + 1L,
                            SOURCES.get(source),
                            item.byline(),
                            item.writers(),
                            item.agency(),
                            item.language(),
                            item.subjects().stream().map(WireItem.Subject::name).toList(),
                            List.of(),
                            Optional.of(at),
                            Optional.of(at),
                            at,
                            at,
                            Optional.empty(),
                            Optional.empty(),
                            Set.of()));
        }
    }

    private static void put(ObjectNode figures, List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        figures.put("p50", round(sorted[sorted.length / 2]));
        figures.put(
                "p99",
                round(sorted[(int) Math.min(sorted.length - 1L, sorted.length * 99L / 100)]));
        figures.put("max", round(sorted[sorted.length - 1]));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
