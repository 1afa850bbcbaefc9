package org.broadtape.page;

import java.util.Optional;

/// A field of a form, as the template `field.jte` draws it: its label above, a hint and what is
/// wrong with its value beside it.
///
/// @param name as sent with the form
/// @param label what a person reads
/// @param hint how to fill it; empty where the label says all
/// @param kind how it is drawn
/// @param value what stands in it; never a password
/// @param autocomplete for the browser: `username`, `current-password`, `off`
/// @param problem what is wrong, why, and what now; absent where nothing is
public record Field(
        String name,
        String label,
        String hint,
        Kind kind,
        String value,
        String autocomplete,
        Optional<String> problem) {
    /// How a field is drawn.
    public enum Kind {
        /// One line.
        TEXT,
        /// One line that nobody can read.
        PASSWORD,
        /// Several lines.
        LINES,
        /// Yes or no; its value is `1` for yes.
        TICK
    }

    /// A field of one line, empty and right.
    public static Field text(String name, String label, String hint) {
        return new Field(name, label, hint, Kind.TEXT, "", "off", Optional.empty());
    }

    /// A field for a password.
    ///
    /// @param autocomplete `current-password` or `new-password`
    public static Field password(String name, String label, String hint, String autocomplete) {
        return new Field(name, label, hint, Kind.PASSWORD, "", autocomplete, Optional.empty());
    }

    /// The same field drawn otherwise.
    public Field as(Kind other) {
        return new Field(name, label, hint, other, value, autocomplete, problem);
    }

    /// The same field with a value; a password stays empty.
    public Field holding(String words) {
        return kind == Kind.PASSWORD
                ? this
                : new Field(name, label, hint, kind, words, autocomplete, problem);
    }

    /// The same field with the browser told what it is.
    public Field completedAs(String purpose) {
        return new Field(name, label, hint, kind, value, purpose, problem);
    }

    /// The same field with what is wrong beside it.
    public Field wrong(Optional<String> what) {
        return new Field(name, label, hint, kind, value, autocomplete, what);
    }

    /// The ids of hint and problem, for `aria-describedby`; empty where there are neither.
    public String described() {
        return ((hint.isEmpty() ? "" : name + "-hint")
                        + (problem.isEmpty() ? "" : " " + name + "-problem"))
                .strip();
    }
}
