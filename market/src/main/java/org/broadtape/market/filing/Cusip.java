package org.broadtape.market.filing;

import java.util.Locale;
import org.broadtape.market.Identifiers;

/// A CUSIP as a filer wrote it, made comparable: capitals, no blanks or hyphens, the noughts a
/// spreadsheet took away put back.
///
/// @param text what holdings are grouped by; not always a CUSIP, see `condition`
/// @param condition how much was done to it
record Cusip(String text, Condition condition) {
    /// How a number came out.
    enum Condition {
        /// Nine signs with the right check digit, whatever case they were written in.
        RIGHT,
        /// Shorter as written; right with noughts before it.
        NOUGHTS_RESTORED,
        /// No CUSIP, or one with a wrong check digit.
        WRONG
    }

    private static final int LENGTH = 9;

    /// Reads one.
    static Cusip of(String written) {
        String text = written.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT);
        if (Identifiers.isCusip(text)) {
            return new Cusip(text, Condition.RIGHT);
        }
        boolean shortened = !text.isEmpty() && text.length() < LENGTH;
        String padded = shortened ? "0".repeat(LENGTH - text.length()) + text : text;
        if (shortened && text.length() >= LENGTH - 3 && Identifiers.isCusip(padded)) {
            return new Cusip(padded, Condition.NOUGHTS_RESTORED);
        }
        return new Cusip(text, Condition.WRONG);
    }
}
