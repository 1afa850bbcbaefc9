package org.broadtape.wire.fetch;

import java.io.IOException;
import java.io.Serial;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.wire.fetch.FetchOutcome.Kind;

/// Ends a fetch from deep within; turned into an outcome at the door and seen by nobody else.
final class FetchFailure extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String what;
    private final String expected;

    FetchFailure(Kind kind, String what, String expected) {
        super(what);
        this.kind = kind;
        this.what = what;
        this.expected = expected;
    }

    FetchOutcome.Failed outcome() {
        return new FetchOutcome.Failed(
                kind,
                Problem.of(kind.code(), Problem.Severity.FATAL, what, expected),
                OptionalInt.empty());
    }
}
