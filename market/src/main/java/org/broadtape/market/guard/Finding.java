package org.broadtape.market.guard;

/// Something in a series that is wrong, or that nothing told explains.
public sealed interface Finding {
    /// The bars that are wrong or in question.
    Days days();

    /// Why, with the numbers, in one sentence.
    String why();

    /// Whether this is surely a provider's fault. A question is a move that nothing told explains:
    /// to be held until a second provider says the same.
    default boolean isFault() {
        return true;
    }

    /// From one bar's time to another's, both included, as the series' interval counts.
    record Days(long first, long last) {
        /// Refuses days in the wrong order.
        public Days {
            if (last < first) {
                throw new IllegalArgumentException("Not days: " + first + " to " + last);
            }
        }

        /// Whether a time is among them.
        public boolean include(long time) {
            return first <= time && time <= last;
        }
    }

    /// A price of nought or below, where the market has never been.
    record ZeroPrice(Days days, String why) implements Finding {}

    /// The same bar again, down to the volume.
    record StaleRepeat(Days days, String why) implements Finding {}

    /// Bars on another scale than those about them.
    ///
    /// @param factor what they have to be divided by: 100 for pence among pounds
    record WrongScale(Days days, double factor, Cause cause, String why) implements Finding {}

    /// Why bars are on another scale.
    enum Cause {
        /// A hundred or a thousand times: pence and pounds, cents and rand.
        UNIT,
        /// The ratio of a split that is told: some bars were adjusted for it and some were not.
        SPLIT,
        /// Neither.
        UNKNOWN
    }

    /// A step like a split's where none is told: all bars before it are in old shares.
    ///
    /// @param ratio new shares for each old one, probably
    record MissingSplit(Days days, double ratio, String why) implements Finding {}

    /// A step that nothing told explains and that is like no known fault.
    ///
    /// @param factor the close after over the close before
    record UnexplainedJump(Days days, double factor, String why) implements Finding {
        @Override
        public boolean isFault() {
            return false;
        }
    }

    /// A dividend a hundred times too large or too small.
    ///
    /// @param told the amount told
    /// @param probably what it should be
    record DividendScale(Days days, double told, double probably, String why) implements Finding {}

    /// A dividend for an old share beside prices of new ones.
    record DividendNotSplitAdjusted(Days days, double told, double probably, String why)
            implements Finding {}

    /// A dividend that the market did not see.
    record PhantomDividend(Days days, double told, String why) implements Finding {}

    /// One dividend told on two days.
    ///
    /// @param days the day on which it probably was not paid
    record DoubleDividend(Days days, double told, String why) implements Finding {}

    /// A dividend told, and the adjusted closes before it not lowered by it.
    ///
    /// @param days the bars whose adjusted close is wrong
    record DividendNotApplied(Days days, double told, String why) implements Finding {}

    /// A fund's gains told beside dividends that hold them already.
    ///
    /// @param days the bars whose adjusted close is wrong, and the ex-date
    /// @param told dividends and gains together
    /// @param probably the dividends alone
    record GainsCountedTwice(Days days, double told, double probably, String why)
            implements Finding {}

    /// Adjusted closes that do not follow from closes and dividends.
    ///
    /// @param days the bars whose adjusted close is wrong
    record AdjustedCloseWrong(Days days, String why) implements Finding {}
}
