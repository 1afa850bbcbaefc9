package org.broadtape.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The words after a benchmark's name: `--name value`, each with a default.
final class Options {
    private static final String REUTERS = "reuters21578.zip";

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /// Reads them; empty, with a line to `err`, where one is not known.
    ///
    /// @param defaults what is known, and what it is where it is not said; `--data` is always known
    static Optional<Options> read(
            String bench, String[] words, Map<String, String> defaults, PrintStream err) {
        return read(bench, words, defaults, REUTERS, err);
    }

    /// The same for a benchmark that needs another set.
    static Optional<Options> read(
            String bench,
            String[] words,
            Map<String, String> defaults,
            String zip,
            PrintStream err) {
        Map<String, String> values = new TreeMap<>(defaults);
        values.put("--data", Data.folder().toString());
        for (int i = 0; i < words.length; i += 2) {
            if (!values.containsKey(words[i]) || i + 1 == words.length) {
                err.println(
                        "bench "
                                + bench
                                + ": "
                                + words[i]
                                + " is not understood: "
                                + String.join(" VALUE, ", values.keySet())
                                + " VALUE");
                return Optional.empty();
            }
            values.put(words[i], words[i + 1]);
        }
        Options options = new Options(values);
        if (!Files.isRegularFile(options.zip(zip))) {
            err.println(
                    "bench "
                            + bench
                            + ": there is no "
                            + options.zip(zip)
                            + ": give the folder of the sets with --data DIR or in BROADTAPE_DATA");
            return Optional.empty();
        }
        return Optional.of(options);
    }

    int number(String name) {
        return Integer.parseInt(word(name));
    }

    String word(String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow();
    }

    /// Where the Reuters stories lie.
    Path reuters() {
        return zip(REUTERS);
    }

    /// Where a set lies.
    Path zip(String name) {
        return Path.of(word("--data")).resolve(name);
    }
}
