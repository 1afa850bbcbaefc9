package org.broadtape.wire.rights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds countries named in usage terms: their names in the languages agencies write terms in, the
/// short forms in use, and groups of them.
final class Countries {
    private static final List<Locale> LANGUAGES =
            List.of(
                    Locale.ENGLISH,
                    Locale.GERMAN,
                    Locale.FRENCH,
                    Locale.ITALIAN,
                    Locale.of("es"),
                    Locale.of("pt"),
                    Locale.of("nl"));

    private static final Set<String> EU =
            Set.of(
                    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU",
                    "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES",
                    "SE");

    private static final Map<String, Set<String>> NAMES = names();
    private static final Pattern WORDS =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{L}\\.){2,3}|[\\p{L}][\\p{L}'’&-]*");

    /// @param codes ISO 3166 alpha-2 codes
    /// @param from where the first name begins; the end of the words where there is none
    record Named(Set<String> codes, int from) {}

    private Countries() {}

    private static Map<String, Set<String>> names() {
        Map<String, Set<String>> names = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            for (Locale language : LANGUAGES) {
                String name = Locale.of("", code).getDisplayCountry(language);
                names.put(name.toLowerCase(Locale.ROOT), Set.of(code));
            }
        }
        for (String us : List.of("us", "u.s.", "usa", "u.s.a.", "america")) {
            names.put(us, Set.of("US"));
        }
        for (String uk : List.of("uk", "u.k.", "britain", "great britain", "gb")) {
            names.put(uk, Set.of("GB"));
        }
        names.put("eu", EU);
        names.put("e.u.", EU);
        names.put("european union", EU);
        names.put("north america", Set.of("US", "CA", "MX"));
        names.put("benelux", Set.of("BE", "NL", "LU"));
        names.put("scandinavia", Set.of("DK", "NO", "SE"));
        names.put("gsa", Set.of("DE", "CH", "AT"));
        names.put("d-a-ch", Set.of("DE", "CH", "AT"));
        return Map.copyOf(names);
    }

    /// The countries named in the words, up to four words a name. `us` in small letters is a
    /// pronoun and names none. One that is followed by an exception in brackets, `Canada (not
    /// Quebec)`, is left out: a part of a country is no country.
    static Named in(String words) {
        Set<String> found = new TreeSet<>();
        int first = words.length();
        List<int[]> at = new ArrayList<>();
        for (Matcher word = WORDS.matcher(words); word.find() && at.size() < 400; ) {
            at.add(new int[] {word.start(), word.end()});
        }
        for (int from = 0; from < at.size(); ) {
            int read = 1;
            for (int many = Math.min(4, at.size() - from); many > 0; many--) {
                int end = at.get(from + many - 1)[1];
                String name = words.substring(at.get(from)[0], end);
                Set<String> named = NAMES.get(name.toLowerCase(Locale.ROOT));
                if (named != null && !name.equals("us")) {
                    if (!words.startsWith("(not", end) && !words.startsWith(" (not", end)) {
                        found.addAll(named);
                        first = Math.min(first, at.get(from)[0]);
                    }
                    read = many;
                    break;
                }
            }
            from += read;
        }
        return new Named(found, first);
    }
}
