package org.broadtape.market.returns;

import java.time.LocalDate;
import java.util.List;

/// Why a figure can't be computed. [#words()] is English for files and logs; pages say it in the
/// reader's language.
public sealed interface Reason {
    /// The reason as the end of a sentence: `not enough history: 1 return, 2 needed`.
    String words();

    /// Too few returns.
    ///
    /// @param have how many there are
    /// @param needed how many it takes at least
    record NotEnoughHistory(int have, int needed) implements Reason {
        @Override
        public String words() {
            return "not enough history: " + have + " where " + needed + " are needed";
        }
    }

    /// A price that the figure needs is not known.
    record NoPrice(String symbol, LocalDate on) implements Reason {
        @Override
        public String words() {
            return "no price of " + symbol + " on " + on;
        }
    }

    /// No money moved.
    record NoFlows() implements Reason {
        @Override
        public String words() {
            return "no money went in or out";
        }
    }

    /// All money moved on one day: no time passed in which it could earn.
    record OneDay(LocalDate day) implements Reason {
        @Override
        public String words() {
            return "all money moved on one day, " + day;
        }
    }

    /// Money only went in, or only came out: there is nothing to set against it.
    record OneWay() implements Reason {
        @Override
        public String words() {
            return "money moved one way only, and there is no value at the end";
        }
    }

    /// Several rates make the flows worth nothing today, and none is more true than another.
    record SeveralRates(List<Double> rates) implements Reason {
        /// Copies the list.
        public SeveralRates {
            rates = List.copyOf(rates);
        }

        @Override
        public String words() {
            return "several rates fit: " + rates;
        }
    }

    /// No rate makes the flows worth nothing.
    record NoRate() implements Reason {
        @Override
        public String words() {
            return "no rate fits the flows";
        }
    }

    /// Something was earned on nothing.
    record NothingInvested(LocalDate from) implements Reason {
        @Override
        public String words() {
            return "nothing was invested from " + from + " on, and yet there was a value later";
        }
    }

    /// Nothing varies, so that there is no risk to divide by or to measure against.
    record NoSpread() implements Reason {
        @Override
        public String words() {
            return "the returns don't vary";
        }
    }

    /// There was no loss to divide by.
    record NoLoss() implements Reason {
        @Override
        public String words() {
            return "there was no loss to divide by";
        }
    }

    /// Days of the kind the figure looks at did not occur.
    record NoSuchPeriod(String which) implements Reason {
        @Override
        public String words() {
            return "there was no period of this kind: " + which;
        }
    }

    /// The question has no meaning: a required return of less than everything.
    record NoMeaning(String why) implements Reason {
        @Override
        public String words() {
            return why;
        }
    }

    /// Too great or too small to be written as a number, as a doubling within a day made yearly.
    record BeyondNumbers() implements Reason {
        @Override
        public String words() {
            return "the number would be beyond all bounds";
        }
    }
}
