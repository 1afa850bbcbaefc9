package org.broadtape.market.returns;

import java.time.LocalDate;

/// What an account was worth at a moment, and what went in or out just then.
///
/// @param day when; several of one day stand in the order they happened
/// @param before the worth just before the flow
/// @param flow what was paid in (positive) or taken out (negative); 0 where nothing moved
public record Valuation(LocalDate day, double before, double flow) {
    /// Refuses what is no amount.
    public Valuation {
        if (!Double.isFinite(before) || !Double.isFinite(flow)) {
            throw new IllegalArgumentException("No amounts: " + before + ", " + flow);
        }
    }

    /// The worth just after the flow.
    public double after() {
        return before + flow;
    }
}
