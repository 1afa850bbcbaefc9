package org.broadtape.bench;

import java.io.PrintStream;
import org.broadtape.base.Problem;

/// Where a measure tells of the cases that fall short, so that they can be looked at.
final class Misses {
    private final PrintStream out;
    private int left;

    /// Prints the first so many and is silent after.
    Misses(PrintStream out, int limit) {
        this.out = out;
        this.left = limit;
    }

    /// One case that falls short, with what was found and what was expected.
    void tell(String file, String found, String expected) {
        if (left > 0) {
            left--;
            out.println(file + ": " + shorten(found) + ": expected " + shorten(expected));
        }
    }

    private static String shorten(String words) {
        String line = words.replaceAll("[\\r\\n]+", "⏎");
        int limit = 4 * Problem.QUOTE_LIMIT;
        return line.length() <= limit ? line : line.substring(0, limit) + "…";
    }
}
