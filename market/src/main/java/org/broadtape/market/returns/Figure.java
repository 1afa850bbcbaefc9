package org.broadtape.market.returns;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/// A result of arithmetic: a number, or why there is none.
public sealed interface Figure {
    /// A number.
    ///
    /// @param value finite; a return or rate as a fraction, a ratio as it is
    record Computed(double value) implements Figure {
        /// Refuses what is no number.
        public Computed {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("No number: " + value);
            }
        }
    }

    /// No number.
    ///
    /// @param reason why
    record Unavailable(Reason reason) implements Figure {}

    /// A number, or, where the arithmetic ran over all bounds, the reason that says so.
    static Figure of(double value) {
        return Double.isFinite(value)
                ? new Computed(value)
                : new Unavailable(new Reason.BeyondNumbers());
    }

    /// No number, for this reason.
    static Figure none(Reason reason) {
        return new Unavailable(reason);
    }

    /// The number; empty where there is none.
    default OptionalDouble number() {
        return switch (this) {
            case Computed computed -> OptionalDouble.of(computed.value());
            case Unavailable ignored -> OptionalDouble.empty();
        };
    }

    /// What a further step makes of the number; the same reason where there is none.
    default Figure then(DoubleUnaryOperator step) {
        return switch (this) {
            case Computed computed -> of(step.applyAsDouble(computed.value()));
            case Unavailable unavailable -> unavailable;
        };
    }

    /// This over another; the first reason of the two, or `noDivisor` where the other is zero.
    default Figure over(Figure divisor, Reason noDivisor) {
        if (this instanceof Unavailable) {
            return this;
        }
        return switch (divisor) {
            case Unavailable unavailable -> unavailable;
            case Computed below ->
                    below.value() == 0 ? none(noDivisor) : then(above -> above / below.value());
        };
    }
}
