package org.broadtape.analysis.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was learnt about links: for instruments and for all else, what single words and named
/// features say of a story being about an entity, and which words are common ones. A file of lines
/// that people can read and compare; `./broadtape train link` writes it.
public final class LinkModel {
    private static final int RULES = 4;
    private static final String SHIPPED = "link-model.txt";

    private final SortedSet<String> commonWords;
    private final Weights instruments;
    private final Weights others;
    private final int digest;

    LinkModel(SortedSet<String> commonWords, Weights instruments, Weights others) {
        this.commonWords = commonWords;
        this.instruments = instruments;
        this.others = others;
        this.digest = write().hashCode();
    }

    /// A model read from a text: written out again it would be that text.
    private LinkModel(
            SortedSet<String> commonWords, Weights instruments, Weights others, String text) {
        this.commonWords = commonWords;
        this.instruments = instruments;
        this.others = others;
        this.digest = text.hashCode();
    }

    /// The model this release ships.
    public static LinkModel shipped() {
        try (InputStream file = LinkModel.class.getResourceAsStream(SHIPPED)) {
            return read(
                    new String(
                            Objects.requireNonNull(file, SHIPPED).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// This model with what is not an instrument learnt anew from these schools.
    public LinkModel withOthers(List<LinkTraining.School> schools) {
        return new LinkModel(
                commonWords,
                instruments,
                LinkTraining.weights(schools, List.of(), commonWords, false, 9));
    }

    /// What decides: the rules' number, which is raised when a rule changes, and a hash of the
    /// rest.
    public String version() {
        return RULES + "-" + Integer.toHexString(digest);
    }

    CommonWords common() {
        return CommonWords.of(commonWords);
    }

    Weights of(boolean instrument) {
        return instrument ? instruments : others;
    }

    /// The model as text, the inverse of [#read].
    public String write() {
        StringBuilder text = new StringBuilder(100_000);
        text.append("# What links are weighed by. Written by `./broadtape train link`.\n");
        commonWords.forEach(word -> text.append("common ").append(word).append('\n'));
        write("instruments", instruments, text);
        write("others", others, text);
        return text.toString();
    }

    private static void write(String kind, Weights weights, StringBuilder text) {
        text.append("weights ").append(kind).append('\n');
        line(text, "least", weights.least());
        line(text, "slope", weights.slope());
        line(text, "offset", weights.offset());
        weights.odds()
                .of()
                .forEach((where, odds) ->
                        odds.words()
                                .forEach((word, value) ->
                                        line(text, "word " + key(where) + " " + word, value)));
        line(text, "bias", weights.trees().bias());
        for (Trees.Tree tree : weights.trees().trees()) {
            text.append("tree\n");
            for (int node = 0; node < tree.size(); node++) {
                if (tree.feature(node) >= 0) {
                    String feature = Feature.ALL.get(tree.feature(node)).key();
                    line(text, node + " " + feature, tree.threshold(node));
                } else if (tree.weight(node) != 0) {
                    line(text, node + " =", tree.weight(node));
                }
            }
        }
    }

    private static String key(Odds.Where where) {
        return where.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void line(StringBuilder text, String name, double value) {
        text.append(name).append(' ');
        text.append(String.format(Locale.ROOT, "%.4g", value)).append('\n');
    }

    /// Reads a model.
    ///
    /// @throws IllegalArgumentException if a line is none of a model's
    public static LinkModel read(String text) {
        SortedSet<String> common = new TreeSet<>();
        Map<String, Weights> weights = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            Draft draft = new Draft();
            String kind = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (line.startsWith("#")) {
                    continue;
                }
                if (words[0].equals("common")) {
                    common.add(words[1]);
                } else if (words[0].equals("weights")) {
                    if (!kind.isEmpty()) {
                        weights.put(kind, draft.weights());
                    }
                    kind = words[1];
                    draft = new Draft();
                } else {
                    draft.take(line, words);
                }
            }
            weights.put(kind, draft.weights());
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        Weights instruments = weights.get("instruments");
        Weights others = weights.get("others");
        if (instruments == null || others == null) {
            throw new IllegalArgumentException("No weights of instruments and others");
        }
        return new LinkModel(common, instruments, others, text);
    }

    /// Weights as they are read, line by line.
    private static final class Draft {
        private static final Map<String, Integer> FEATURES = new HashMap<>();

        static {
            for (Feature feature : Feature.ALL) {
                FEATURES.put(feature.key(), FEATURES.size());
            }
        }

        private final Map<Odds.Where, Map<String, Double>> odds = new EnumMap<>(Odds.Where.class);
        private final List<Trees.Tree> trees = new ArrayList<>();
        private final Map<String, Double> single = new HashMap<>();
        private final TreeMap<Integer, String[]> nodes = new TreeMap<>();

        void take(String line, String[] words) {
            if (words[0].equals("tree")) {
                close();
            } else if (words[0].equals("word") && words.length == 4) {
                Odds.Where where =
                        Odds.Where.valueOf(words[1].toUpperCase(Locale.ROOT).replace('-', '_'));
                odds.computeIfAbsent(where, any -> new TreeMap<>())
                        .put(words[2], Double.valueOf(words[3]));
            } else if (words.length == 3) {
                nodes.put(Integer.valueOf(words[0]), words);
            } else if (words.length == 2) {
                single.put(words[0], Double.valueOf(words[1]));
            } else {
                throw new IllegalArgumentException("Not a line of a model: " + line);
            }
        }

        private void close() {
            if (nodes.isEmpty()) {
                return;
            }
            int size = nodes.lastKey() + 1;
            int[] features = new int[size];
            double[] thresholds = new double[size];
            double[] leaves = new double[size];
            Arrays.fill(features, -1);
            nodes.forEach((node, words) -> {
                double value = Double.parseDouble(words[2]);
                if (words[1].equals("=")) {
                    leaves[node] = value;
                } else {
                    features[node] = Objects.requireNonNull(FEATURES.get(words[1]), words[1]);
                    thresholds[node] = value;
                }
            });
            nodes.clear();
            trees.add(new Trees.Tree(features, thresholds, leaves));
        }

        private double single(String name) {
            Double value = single.get(name);
            if (value == null) {
                throw new IllegalArgumentException("A model without " + name);
            }
            return value;
        }

        Weights weights() {
            close();
            Map<Odds.Where, WordOdds> read = new EnumMap<>(Odds.Where.class);
            for (Odds.Where where : Odds.Where.values()) {
                read.put(where, new WordOdds(odds.getOrDefault(where, Map.of())));
            }
            Trees forest = new Trees(single("bias"), trees.toArray(Trees.Tree[]::new));
            return new Weights(
                    new Odds(read), forest, single("slope"), single("offset"), single("least"));
        }
    }
}
