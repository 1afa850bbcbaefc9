package org.broadtape.price;

import java.util.Optional;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.calendar.TradingCalendar;

/// The calendar an instrument trades by: that of its main listing's exchange, of the world's
/// currency dealers for pairs, and none that ever closes for crypto assets.
public final class Calendars {
    /// The calendar of an instrument; absent where no rules of its exchange are held.
    public Optional<TradingCalendar> of(Instrument instrument) {
        return switch (instrument.type()) {
            case CRYPTO -> TradingCalendar.of("24-7");
            case PAIR, CURRENCY -> TradingCalendar.of("FX");
            case EQUITY, FUND, INDEX, COMMODITY, RATE, BOND ->
                    instrument.main().flatMap(Listing::mic).flatMap(this::of);
        };
    }

    /// The calendar of an exchange, ISO 10383.
    public Optional<TradingCalendar> of(String mic) {
        return TradingCalendar.of(mic);
    }
}
