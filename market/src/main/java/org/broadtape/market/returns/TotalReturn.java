package org.broadtape.market.returns;

/// What a share earned from one close to the next, with what it paid out and what it was split
/// into.
public final class TotalReturn {
    private TotalReturn() {}

    /// The return.
    ///
    /// @param before the close before, as it was
    /// @param close the close of the day, as it was
    /// @param split how many shares one share of before is on the day; 1 where nothing was split
    /// @param dividend in cash for one share of before; 0 where nothing was paid
    public static Figure of(double before, double close, double split, double dividend) {
        return before > 0
                ? Figure.of((close * split + dividend) / before - 1)
                : Figure.none(new Reason.NoMeaning("no price before to start from"));
    }
}
