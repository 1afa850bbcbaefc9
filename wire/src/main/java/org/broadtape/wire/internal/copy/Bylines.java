package org.broadtape.wire.internal.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads bylines: `By A. Writer and B. Writer` names two, `By Jo Quay, The Harbour Post =` one. A
/// name that can't be told from something else (`Smith, John`, `Marks and Spencer`) stays whole.
public final class Bylines {
    private static final int LONGEST = 200;
    private static final Pattern BY = Pattern.compile("(?:By|BY|by)\\s+");
    private static final Pattern ABROAD = Pattern.compile("(?:Von|VON|Par|PAR|Por|POR)\\s+");
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "\\s*(?:;|,\\s*(?:and|AND|&)\\s|,|\\s(?:and|AND|&|und|UND|et|ET)\\s)\\s*");
    private static final Pattern PLACE = Pattern.compile("\\s+(?:in|IN)\\s+\\p{Lu}.*");
    private static final Pattern WORD =
            Pattern.compile(
                    "\\p{Lu}[\\p{L}\\p{M}.'\\u2019\\-]*|[dDlO]['\\u2019]\\p{Lu}[\\p{L}\\-]*");
    private static final Set<String> PARTICLES =
            Set.of(
                    "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van",
                    "von", "zu", "bin", "ibn", "al", "el", "ten", "ter", "y", "e", "st.");
    private static final Set<String> NO_NAMES =
            Set.of(
                    "the",
                    "staff",
                    "editor",
                    "editors",
                    "editorial",
                    "correspondent",
                    "reporter",
                    "reporters",
                    "economist",
                    "analyst",
                    "analysts",
                    "chief",
                    "senior",
                    "news",
                    "newsroom",
                    "times",
                    "post",
                    "press",
                    "tribune",
                    "journal",
                    "herald",
                    "gazette",
                    "inc",
                    "inc.",
                    "ltd",
                    "ltd.",
                    "llc",
                    "plc",
                    "corp",
                    "corp.",
                    "gmbh",
                    "group",
                    "capital",
                    "bank",
                    "research",
                    "team",
                    "desk",
                    "media",
                    "university",
                    "magazine",
                    "service",
                    "services",
                    "agency",
                    "company",
                    "co.",
                    "association",
                    "reuters",
                    "bloomberg");

    private Bylines() {}

    /// The persons that a byline or an author's name stands for, in order; the words as they stand
    /// where they are no list of persons. Never empty.
    public static List<String> names(String printed) {
        List<String> names = persons(printed);
        String whole = bare(printed);
        if (whole.length() > LONGEST) {
            return List.of(printed);
        }
        return names.isEmpty() ? List.of(whole.isEmpty() ? printed : whole) : names;
    }

    /// The persons that a byline or an author's name stands for; empty where it names none (`Staff
    /// Reporter`).
    public static List<String> persons(String printed) {
        String whole = bare(printed);
        return whole.length() > LONGEST ? List.of() : inOrder(whole);
    }

    /// The persons of a line that is a byline and nothing else; absent where it is none.
    public static Optional<List<String>> line(String line) {
        String stripped = line.strip();
        boolean abroad = ABROAD.matcher(stripped).lookingAt();
        if (stripped.length() > LONGEST || !(abroad || BY.matcher(stripped).lookingAt())) {
            return Optional.empty();
        }
        String bare = bare(stripped);
        List<String> names = abroad && stripped.startsWith(bare) ? List.of() : inOrder(bare);
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static String bare(String printed) {
        String words = Blanks.squeezed(printed);
        Matcher by = BY.matcher(words);
        words = by.lookingAt() ? words.substring(by.end()) : words;
        int end = words.length();
        while (end > 0 && "=|: ".indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        words = words.substring(0, end);
        Matcher abroad = ABROAD.matcher(words);
        boolean named =
                words.length() <= LONGEST
                        && abroad.lookingAt()
                        && !inOrder(words.substring(abroad.end())).isEmpty();
        return named ? words.substring(abroad.end()) : words;
    }

    private static List<String> inOrder(String words) {
        List<String> names = new ArrayList<>(2);
        for (String part : BETWEEN.split(words, 20)) {
            String name = unsigned(PLACE.matcher(part).replaceFirst(""));
            if (isPerson(name)) {
                names.add(name);
            } else if (names.isEmpty()) {
                return List.of();
            }
        }
        return names;
    }

    /// A name without the agency behind its slash: `Alva Quist/TT`.
    private static String unsigned(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && Agencies.named(name.substring(slash)).isPresent()
                ? name.substring(0, slash).strip()
                : name;
    }

    private static boolean isPerson(String name) {
        String[] words = name.split(" ");
        if (words.length < 2 || words.length > 6 || Agencies.named(name).isPresent()) {
            return false;
        }
        boolean last = false;
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            last = WORD.matcher(word).matches();
            if (NO_NAMES.contains(lower) || (!last && !PARTICLES.contains(lower))) {
                return false;
            }
        }
        return last && WORD.matcher(words[0]).matches();
    }
}
