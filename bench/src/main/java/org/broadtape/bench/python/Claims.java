package org.broadtape.bench.python;

/// Is told what a file claims.
public interface Claims {
    /// Two values that shall be the same.
    ///
    /// @param where the test and the line
    /// @param tolerance what the file itself allows; NaN where it says nothing
    void same(String where, Value one, Value other, double tolerance);

    /// A claim of another form about something of ours, or one about what is not known.
    ///
    /// @param why the unknown part, or the form
    void passed(String where, String why);
}
