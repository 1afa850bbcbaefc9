package org.broadtape.market.bar;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.broadtape.market.quote.PriceUnit;

/// Something an issuer does that changes what a price of the day before means. Actions are kept
/// beside raw bars and never worked into them.
public sealed interface CorporateAction {
    /// The first day on which the market trades without the right: the first after the split, the
    /// first whose buyer no longer gets the dividend.
    LocalDate exDate();

    /// Who says so: a provider's name or a document's address.
    String source();

    /// Old shares become new ones: 4 for 1 is a split, 1 for 10 a consolidation.
    ///
    /// @param newShares how many there are after, above 0
    /// @param oldShares for how many before, above 0
    record Split(LocalDate exDate, double newShares, double oldShares, String source)
            implements CorporateAction {
        /// Refuses a ratio that is none.
        public Split {
            double ratio = newShares / oldShares;
            if (!(newShares > 0 && oldShares > 0 && ratio >= 1e-6 && ratio <= 1e6)) {
                throw new IllegalArgumentException(
                        "Not a split: " + newShares + " for " + oldShares);
            }
        }

        /// New shares for each old one: 4 for a split of 4 for 1.
        public double ratio() {
            return newShares / oldShares;
        }
    }

    /// Cash for each share.
    ///
    /// @param amount for a share as it was on the ex-date, above 0
    /// @param unit what the amount is in; may be another than the price's
    record Dividend(LocalDate exDate, BigDecimal amount, PriceUnit unit, String source)
            implements CorporateAction {
        /// Refuses an amount that is none.
        public Dividend {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("Not a dividend: " + amount);
            }
        }
    }

    /// Shares of another company for each share.
    ///
    /// @param child the other company's instrument
    /// @param shares how many of its shares for one
    /// @param worth what they were worth for one share at the close of the ex-date, where known
    /// @param unit what the worth is in
    record SpinOff(
            LocalDate exDate,
            String child,
            double shares,
            Optional<BigDecimal> worth,
            PriceUnit unit,
            String source)
            implements CorporateAction {
        /// Refuses shares or a worth that are none.
        public SpinOff {
            if (!(shares > 0) || worth.map(BigDecimal::signum).orElse(1) <= 0) {
                throw new IllegalArgumentException("Not a spin-off: " + shares + ", " + worth);
            }
        }
    }

    /// The ticker changes; prices don't.
    record SymbolChange(LocalDate exDate, String before, String after, String source)
            implements CorporateAction {}

    /// Trading ends; the ex-date is the first day without it.
    ///
    /// @param why in the source's words: `acquired by …`, `insolvent`
    /// @param paid what each share was paid, where it was
    record Delisting(LocalDate exDate, String why, Optional<BigDecimal> paid, String source)
            implements CorporateAction {}
}
