package org.broadtape.cli;

import java.io.PrintStream;
import java.util.Locale;

/// Tells on standard error, at most once a second, how far a long command has come.
public final class Progress {
    private static final long SECOND = 1_000_000_000L;

    private final PrintStream to;
    private final String what;
    private final long began = System.nanoTime();
    private long told = began;
    private long count;

    /// Progress of something counted.
    ///
    /// @param what is counted: `stories`
    public Progress(PrintStream to, String what) {
        this.to = to;
        this.what = what;
    }

    /// So many more are done.
    public void done(long more) {
        count += more;
        long now = System.nanoTime();
        if (now - told >= SECOND) {
            told = now;
            double seconds = (now - began) / (double) SECOND;
            to.printf(Locale.ROOT, "%,d %s, %,.0f a second%n", count, what, count / seconds);
        }
    }

    /// How many are done.
    public long count() {
        return count;
    }
}
