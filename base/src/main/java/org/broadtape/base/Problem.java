package org.broadtape.base;

import java.util.OptionalInt;

/// Something wrong with an input from outside, told so that its sender could mend it. Problems are
/// data: they travel beside what could be read and never stop the rest.
///
/// @param name a stable kebab-case name (`date-unreadable`); what tests, counters and the source's
///   health page know it by
/// @param severity how much it costs
/// @param line the line in the input, from 1; empty where the input has no lines or it is not known
/// @param what what is wrong, quoting the offending words, at most [#QUOTE_LIMIT] units of them
/// @param expected what was expected instead
public record Problem(
        String name, Severity severity, OptionalInt line, String what, String expected) {
    /// The most UTF-16 units of an input quoted in a problem.
    public static final int QUOTE_LIMIT = 120;

    /// How much a problem costs the reader.
    public enum Severity {
        /// Something was passed over or had to be guessed, the item stands.
        WARNING,
        /// Against the standard: the item is flagged, or a part of it is lost.
        ERROR,
        /// Nothing of the input could be used.
        FATAL
    }

    /// A problem on no known line.
    public static Problem of(String name, Severity severity, String what, String expected) {
        return new Problem(name, severity, OptionalInt.empty(), what, expected);
    }

    /// Words of an input, safe to put in a message: shortened, control characters as blanks.
    public static String quote(String words) {
        String clean = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= QUOTE_LIMIT
                ? "\"" + clean + "\""
                : "\"" + clean.substring(0, QUOTE_LIMIT) + "…\"";
    }

    /// `file:line: what: expected`, the line every command prints to standard error.
    public String in(String file) {
        String where = line.isPresent() ? file + ":" + line.getAsInt() : file + ":1";
        return where + ": " + what + ": " + expected;
    }
}
