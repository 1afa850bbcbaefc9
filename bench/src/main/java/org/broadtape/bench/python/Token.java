package org.broadtape.bench.python;

/// A word, a number, a text or a sign of a Python file.
record Token(Kind kind, String words) {
    /// What a token is.
    enum Kind {
        /// A name or keyword.
        NAME,
        /// A number as written.
        NUMBER,
        /// What a text holds, its quotes and escapes undone.
        TEXT,
        /// An operator or bracket.
        SIGN
    }

    static final Token END = new Token(Kind.SIGN, "");

    boolean is(String sign) {
        return kind != Kind.TEXT && words.equals(sign);
    }
}
