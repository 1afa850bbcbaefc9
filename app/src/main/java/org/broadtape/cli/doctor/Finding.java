package org.broadtape.cli.doctor;

/// What one look found.
///
/// @param check what was looked at, a stable kebab-case name (`database-whole`)
/// @param level how much it matters
/// @param what was found, a sentence
/// @param advice what to do; empty where there is nothing to do
record Finding(String check, Level level, String what, String advice) {
    /// How much a finding matters.
    enum Level {
        /// As it should be.
        WELL,
        /// The site works; the owner should know.
        NOTE,
        /// The site can't do its work, or loses something.
        PROBLEM
    }

    static Finding well(String check, String what) {
        return new Finding(check, Level.WELL, what, "");
    }

    static Finding note(String check, String what, String advice) {
        return new Finding(check, Level.NOTE, what, advice);
    }

    static Finding problem(String check, String what, String advice) {
        return new Finding(check, Level.PROBLEM, what, advice);
    }
}
