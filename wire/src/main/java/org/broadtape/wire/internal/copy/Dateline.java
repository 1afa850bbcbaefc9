package org.broadtape.wire.internal.copy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line of place, day and agency that agency copy begins with: `SEOUL, Oct 21 (Reuters) -`.
///
/// @param printed as it stands in the text, up to its dash
/// @param located the place with what tells it from others of its name (`CLEAR LAKE, Iowa`); absent
///   where only day or agency are given
/// @param agency the agency's name; absent where it names none that is known
public record Dateline(String printed, Optional<String> located, Optional<String> agency) {
    private static final int LONGEST = 160;

    private static final String DASH = "(?:\\.?\\s*(?:--?|[\\u2013\\u2014_]))";

    private static final Pattern SIGNED =
            Pattern.compile(
                    "\\(([^()]{2,40})\\)("
                            + DASH
                            + ")?|/([A-Za-z][A-Za-z -]{2,30})/(?:\\.|"
                            + DASH
                            + ")");

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

    /// What the months are called elsewhere; believed only beside an agency's name.
    private static final String MONTHS =
            "(?:"
                    + MONTH
                    + "|(?:janv(?:ier)?|févr(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|août|déc(?:embre)?"
                    + "|septembre|octobre|novembre|ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?"
                    + "|septiembre|octubre|noviembre|dic(?:iembre)?|januar|februar|märz?|juni|juli|okt(?:ober)?"
                    + "|dez(?:ember)?|gen(?:naio)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|set(?:tembre)?|ott(?:obre)?)\\.?)";

    /// Releases whose wire stands between strokes with the day behind it: `VANCOUVER, BC /
    /// ACCESSWIRE / October 24, 2025 /`.
    private static final Pattern STROKES =
            Pattern.compile(
                    "(?<place>[^/]{2,60}?) / (?<wire>[A-Za-z][A-Za-z ]{2,30}) / (?<day>[^/]{6,24}) /");

    /// ANSA signs before the place: `(ANSA) - ROME, OCT 24 -`.
    private static final Pattern SIGNED_FIRST =
            Pattern.compile(
                    "\\((?<wire>[A-Za-z]{2,20})\\)\\s?-\\s(?<place>\\p{Lu}[\\p{Lu} .'\\u2019/-]{1,40}),"
                            + "(?<day>\\s[^-(),]{3,20})\\s?-(?=\\s)");

    private static final Pattern DAY =
            Pattern.compile(
                    "(?iu)(?:^|[,.\\s])\\s*(?:"
                            + MONTHS
                            + "\\s{1,3}\\d{1,2}|\\d{1,2}\\.?\\s{1,3}"
                            + MONTHS
                            + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:\\s*,?\\s*(?:19|20)\\d\\d)?"
                            + "\\s*[,.]?\\s*$");

    /// Old copy names no agency: `RICHMOND, Va. Feb 26 -`.
    private static final Pattern UNSIGNED =
            Pattern.compile(
                    "(\\p{Lu}{2}[\\p{Lu} .'\\u2019/-]{0,40}(?:, \\p{Lu}[\\p{L}. ]{1,20}?)?),?\\s+(?i:"
                            + MONTH
                            + ")\\s+\\d{1,2}\\s?--?(?=\\s)");

    private static final Pattern PLACE =
            Pattern.compile(
                    "[\\p{L}\\p{M}.'\\u2019 /-]{2,60}(?:,\\s{1,2}[\\p{L}\\p{M}.'\\u2019 -]{2,40}){0,2}");

    private static final Pattern DASHES = Pattern.compile("[-\\u2013\\u2014]+$");
    private static final Pattern BETWEEN = Pattern.compile("[\\s/,-]+");

    private static final Set<String> SMALL =
            Set.of(
                    "de", "del", "la", "las", "los", "le", "les", "of", "the", "upon", "am", "an",
                    "der", "di", "do", "da", "el", "al", "and", "sur", "en", "y", "near", "on",
                    "in", "off", "aboard", "bei", "den", "sous");

    /// The dateline that a paragraph begins with, if it begins with one.
    public static Optional<Dateline> of(String paragraph) {
        String start = paragraph.strip();
        start = start.length() > LONGEST ? start.substring(0, LONGEST) : start;
        boolean brackets = start.indexOf('(') >= 0;
        boolean strokes = start.indexOf('/') >= 0;
        if (brackets || strokes) {
            for (Pattern odd : List.of(STROKES, SIGNED_FIRST)) {
                Optional<Dateline> found = odd(odd.matcher(start));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        Matcher signed = SIGNED.matcher(start);
        if ((brackets || strokes) && signed.find()) {
            Optional<Dateline> found = signed(start, signed);
            if (found.isPresent()) {
                return found;
            }
        }
        Matcher unsigned = UNSIGNED.matcher(start);
        return unsigned.lookingAt()
                ? Optional.of(
                        new Dateline(
                                unsigned.group().strip(),
                                Optional.of(unsigned.group(1).strip()),
                                Optional.empty()))
                : Optional.empty();
    }

    /// A dateline of an order of its own, where it names an agency that is known, and a day.
    private static Optional<Dateline> odd(Matcher found) {
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        Optional<String> agency = Agencies.named(found.group("wire"));
        String place = found.group("place").strip();
        boolean dateline = DAY.matcher(found.group("day")).find() && isPlace(place);
        return agency.filter(known -> dateline)
                .map(known ->
                        new Dateline(
                                found.group().strip(), Optional.of(place), Optional.of(known)));
    }

    private static Optional<Dateline> signed(String start, Matcher signed) {
        Optional<String> agency =
                signed.group(1) == null ? among(signed.group(3)) : among(signed.group(1));
        boolean dashed = signed.group(1) == null || signed.group(2) != null;
        String before = DASHES.matcher(start.substring(0, signed.start()).strip()).replaceAll("");
        Matcher day = DAY.matcher(before);
        boolean dated = day.find();
        String place = (dated ? before.substring(0, day.start()) : before).strip();
        place = place.endsWith(",") ? place.substring(0, place.length() - 1) : place;
        boolean sure = agency.isPresent() ? dashed || (dated && !place.isEmpty()) : dashed && dated;
        if (!sure || !(place.isEmpty() || isPlace(place))) {
            return Optional.empty();
        }
        return Optional.of(
                new Dateline(
                        start.substring(0, signed.end()).strip(),
                        place.isEmpty() ? Optional.empty() : Optional.of(place),
                        agency));
    }

    /// `tca/dpa`: the last that is known.
    private static Optional<String> among(String signatures) {
        Optional<String> known = Agencies.named(signatures);
        if (known.isPresent()) {
            return known;
        }
        for (String one : signatures.split("[/,;]| - ")) {
            Optional<String> further = Agencies.named(one);
            known = further.isPresent() ? further : known;
        }
        return known;
    }

    private static boolean isPlace(String words) {
        if (!PLACE.matcher(words).matches() || Agencies.named(words).isPresent()) {
            return false;
        }
        String[] each = BETWEEN.split(words);
        if (each.length > 9 || !Character.isUpperCase(words.charAt(0))) {
            return false;
        }
        for (String word : each) {
            boolean small = SMALL.contains(word.toLowerCase(Locale.ROOT));
            if (!small && !word.isEmpty() && !Character.isUpperCase(word.charAt(0))) {
                return false;
            }
        }
        return true;
    }
}
