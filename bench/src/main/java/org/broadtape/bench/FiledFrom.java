package org.broadtape.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Entity.Kind;

/// The country a story was filed from, by its dateline: `PORTLAND, Maine, March 3 -` is the United
/// States. The words before the date are looked for as a whole, then the first and the last of
/// those between commas, among places and countries by name.
final class FiledFrom {
    private static final Pattern DATE =
            Pattern.compile(
                    ",?\\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s+\\d.*",
                    Pattern.CASE_INSENSITIVE);

    private final Map<String, String> countries = new HashMap<>();

    /// Of several that bear a name the first counts; places come before countries.
    FiledFrom(List<Entity> known) {
        for (Kind kind : List.of(Kind.PLACE, Kind.COUNTRY)) {
            for (Entity one : known) {
                if (one.kind() == kind && one.country().isPresent()) {
                    String country = one.country().get();
                    one.names()
                            .forEach(name ->
                                    countries.putIfAbsent(
                                            KnownThings.folded(name.text()), country));
                }
            }
        }
    }

    /// The country's code; absent where the place isn't known.
    Optional<String> country(String dateline) {
        String place = DATE.matcher(dateline).replaceFirst("");
        int first = place.indexOf(',');
        return Optional.ofNullable(countries.get(KnownThings.folded(place)))
                .or(() -> first < 0 ? Optional.empty() : at(place.substring(0, first)))
                .or(() -> at(place.substring(place.lastIndexOf(',') + 1)));
    }

    private Optional<String> at(String place) {
        return Optional.ofNullable(countries.get(KnownThings.folded(place)));
    }
}
