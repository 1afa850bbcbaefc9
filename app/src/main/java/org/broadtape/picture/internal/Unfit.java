package org.broadtape.picture.internal;

import org.broadtape.base.Problem;

/// Bytes that give no picture we show; carried from where it was noticed to [Darkroom#develop].
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Unfit(String name, String what, String expected) {
        super(what);
        this.problem = Problem.of(name, Problem.Severity.ERROR, what, expected);
    }

    Problem problem() {
        return problem;
    }
}
