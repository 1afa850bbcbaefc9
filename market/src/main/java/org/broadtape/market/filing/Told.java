package org.broadtape.market.filing;

import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;

/// Problems of filings, worded in one way.
final class Told {
    private Told() {}

    static Problem warning(String name, int line, String what, String expected) {
        return new Problem(name, Severity.WARNING, OptionalInt.of(line), what, expected);
    }

    static Problem error(String name, int line, String what, String expected) {
        return new Problem(name, Severity.ERROR, OptionalInt.of(line), what, expected);
    }

    static Problem fatal(String name, String what, String expected) {
        return new Problem(name, Severity.FATAL, OptionalInt.of(1), what, expected);
    }
}
