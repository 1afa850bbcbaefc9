package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The accuracy measure over one set of cases. A measure takes whatever files of the set's form it
/// finds; it knows no case by name.
interface Measure {
    /// The set's name, as given on the command line.
    String set();

    /// Where the set lies below the data folder.
    default String zip() {
        return set() + ".zip";
    }

    /// Where the set's parts lie: one zip, or all whose names begin alike.
    default List<Path> zips(Path data) throws IOException {
        return List.of(data.resolve(zip()));
    }

    /// Reads every case of every part and counts.
    default Outcome over(List<Path> zips, Misses misses) throws IOException {
        return over(zips.getFirst(), misses);
    }

    /// Reads every case and counts.
    ///
    /// @param zip the set
    /// @param misses is told of every case that falls short
    Outcome over(Path zip, Misses misses) throws IOException;

    /// What was counted.
    ///
    /// @param n how many cases were measured
    /// @param figures shares from 0 to 1, or counts, by name
    record Outcome(int n, Map<String, Double> figures) {
        /// Copies the figures, keeping their order.
        public Outcome {
            figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }
    }

    /// Cases counted as they come, and how many of them hold under each name.
    final class Tally {
        private final Map<String, int[]> counts = new LinkedHashMap<>();

        /// A tally of these names, in this order.
        Tally(String... names) {
            for (String name : names) {
                counts.put(name, new int[2]);
            }
        }

        /// One more case under a name.
        void add(String name, boolean holds) {
            int[] count = counts.computeIfAbsent(name, ignored -> new int[2]);
            count[1]++;
            if (holds) {
                count[0]++;
            }
        }

        /// How many cases were added under a name.
        int count(String name) {
            int[] count = counts.get(name);
            return count == null ? 0 : count[1];
        }

        /// The shares, rounded to four places; a name without cases counts as wholly held.
        Map<String, Double> shares() {
            Map<String, Double> shares = new LinkedHashMap<>();
            counts.forEach((name, count) ->
                    shares.put(
                            name,
                            count[1] == 0
                                    ? 1.0
                                    : Math.floor(10_000.0 * count[0] / count[1]) / 10_000));
            return shares;
        }
    }
}
