package org.broadtape.market.filing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.market.Identifiers;

/// A CUSIP in a row of text, written in one or in parts (`025816 10 9`), and what stands on both
/// sides.
///
/// @param row the whole row
/// @param start where it begins; the class before it may touch it
/// @param end where it ends; a blank follows
record TextCusip(String row, int start, int end) {
    private static final Pattern END = Pattern.compile("\\d(?=\\s)");
    private static final Pattern APART =
            Pattern.compile("(?<![^\\s])[0-9A-Za-z]{6}[ -][0-9A-Za-z*@#]{2}[ -]?\\d$");
    private static final Pattern LIKELY =
            Pattern.compile(
                    "(?<=\\s)([0-9A-Za-z]{6,9})(?=\\s+\\$?\\d[\\d,.]*\\s+\\$?\\d[\\d,.]*\\s*(?:SH|PRN)\\s)");

    /// The first with the right check digit that has a name before it.
    static Optional<TextCusip> in(String row) {
        Matcher end = END.matcher(row);
        while (end.find()) {
            int at = end.end();
            if (at >= 9 && isCusip(row.substring(at - 9, at))) {
                return Optional.of(new TextCusip(row, at - 9, at)).filter(TextCusip::isPlaced);
            }
            int from = Math.max(0, at - 11);
            Matcher apart = APART.matcher(row.substring(from, at));
            if (apart.find() && isCusip(apart.group().replaceAll("[ -]", ""))) {
                return Optional.of(new TextCusip(row, from + apart.start(), at))
                        .filter(TextCusip::isPlaced);
            }
        }
        return Optional.empty();
    }

    /// What stands where a CUSIP would, though its check digit is wrong or its noughts are lost.
    static Optional<TextCusip> likelyIn(String row) {
        Matcher likely = LIKELY.matcher(row + " ");
        while (likely.find()) {
            boolean number = likely.group(1).chars().filter(Character::isDigit).count() >= 3;
            TextCusip cusip = new TextCusip(row, likely.start(1), likely.end(1));
            if (number && cusip.hasName()) {
                return Optional.of(cusip);
            }
        }
        return Optional.empty();
    }

    private static boolean isCusip(String text) {
        return Identifiers.isCusip(text.toUpperCase(Locale.ROOT));
    }

    /// A number of nine digits among the votes has numbers before it and no name; a CUSIP under
    /// another has nothing before it.
    private boolean isPlaced() {
        return hasName() || before().isBlank();
    }

    private boolean hasName() {
        return before().chars().anyMatch(Character::isLetter);
    }

    /// As it was written.
    String written() {
        return row.substring(start, end);
    }

    String before() {
        return row.substring(0, start);
    }

    String after() {
        return row.substring(end);
    }
}
