package org.broadtape.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.Instrument.Sort;

/// What names and times have in common.
final class Names {
    private Names() {}

    /// Names with the full one first, and none twice.
    static List<Name> withFull(String name, List<Name> names) {
        if (!names.isEmpty()
                && names.getFirst().text().equals(name)
                && names.getFirst().sort() == Sort.FULL) {
            return List.copyOf(names);
        }
        List<Name> all = new ArrayList<>(names.size() + 1);
        all.add(Name.of(name, Sort.FULL));
        for (Name one : names) {
            if (!one.text().equals(name) || one.sort() == Sort.FORMER) {
                all.add(one);
            }
        }
        return List.copyOf(all);
    }

    /// Both lists in order, nothing twice.
    static <T> List<T> joined(List<T> ours, List<T> theirs) {
        if (theirs.isEmpty()) {
            return ours;
        }
        Set<T> all = new LinkedHashSet<>(ours);
        all.addAll(theirs);
        return List.copyOf(all);
    }

    static boolean within(
            Optional<LocalDate> day, Optional<LocalDate> from, Optional<LocalDate> until) {
        return day.isEmpty()
                || (from.map(first -> !day.get().isBefore(first)).orElse(true)
                        && until.map(day.get()::isBefore).orElse(true));
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(word.strip())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
