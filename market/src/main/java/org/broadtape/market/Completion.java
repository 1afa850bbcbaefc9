package org.broadtape.market;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.Instrument.Sort;

/// What is meant by the first letters typed: every name, every later word of it and every ticker,
/// folded and sorted, so that those that begin alike lie together.
final class Completion {
    /// The most entries looked at for one prefix.
    private static final int LOOK_LIMIT = 100_000;

    private final Entry[] entries;

    /// @param penalty the smaller the better where two begin alike
    private record Entry(String key, Instrument instrument, int penalty) {}

    /// @param weight the smaller the better where both are as good: the key's length, less where
    ///   the instrument has many names, since it is then more often named
    private record Found(Instrument instrument, int penalty, int weight) {
        Found(Entry entry, int penalty) {
            this(
                    entry.instrument,
                    penalty,
                    entry.key.length() - 2 * Math.min(8, entry.instrument.names().size()));
        }
    }

    private static final Comparator<Found> BEST_FIRST =
            Comparator.comparingInt(Found::penalty)
                    .thenComparingInt(Found::weight)
                    .thenComparing(found -> found.instrument().name());

    Completion(Collection<Instrument> instruments) {
        List<Entry> all = new ArrayList<>(4 * instruments.size());
        for (Instrument one : instruments) {
            int age = one.until().isPresent() ? 1 : 0;
            for (Name name : one.names()) {
                addName(all, one, name, age);
            }
            for (Listing listing : one.listings()) {
                int old = listing.until().isPresent() ? 1 : 0;
                all.add(new Entry(folded(listing.ticker()), one, 2 + 4 * Math.max(age, old)));
            }
        }
        entries = all.toArray(Entry[]::new);
        Arrays.sort(entries, Comparator.comparing(Entry::key));
    }

    private static void addName(List<Entry> all, Instrument one, Name name, int age) {
        String key = folded(name.text());
        int penalty = 4 * age + rank(name.sort());
        all.add(new Entry(key, one, penalty));
        for (int blank = key.indexOf(' '); blank >= 0; blank = key.indexOf(' ', blank + 1)) {
            all.add(new Entry(key.substring(blank + 1), one, penalty + 8));
        }
    }

    private static int rank(Sort sort) {
        return switch (sort) {
            case FULL -> 0;
            case SHORT -> 1;
            case NICKNAME, FORMER, BRAND, UNIT -> 3;
        };
    }

    List<Instrument> complete(String prefix, int limit) {
        String typed = folded(prefix);
        if (typed.isEmpty()) {
            return List.of();
        }
        Map<Instrument, Found> best = new HashMap<>();
        int from = firstFrom(typed);
        for (int i = from; i < entries.length && i - from < LOOK_LIMIT; i++) {
            Entry entry = entries[i];
            if (!entry.key.startsWith(typed)) {
                break;
            }
            boolean whole = entry.key.length() == typed.length();
            Found found = new Found(entry, whole ? entry.penalty - 4 : entry.penalty);
            best.merge(
                    entry.instrument,
                    found,
                    (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
        }
        return best.values().stream()
                .sorted(BEST_FIRST)
                .limit(limit)
                .map(Found::instrument)
                .toList();
    }

    private int firstFrom(String typed) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].key.compareTo(typed) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Lower case without accents, signs as blanks, single blanks.
    private static String folded(String text) {
        String plain =
                Normalizer.isNormalized(text, Normalizer.Form.NFKD)
                        ? text
                        : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char sign = plain.charAt(i);
            if (Character.isLetterOrDigit(sign)) {
                folded.append(Character.toLowerCase(sign));
            } else if (sign != '\''
                    && sign != '’'
                    && Character.getType(sign) != Character.NON_SPACING_MARK
                    && !folded.isEmpty()
                    && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        int end = folded.length();
        return end > 0 && folded.charAt(end - 1) == ' '
                ? folded.substring(0, end - 1)
                : folded.toString();
    }
}
