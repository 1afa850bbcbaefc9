package org.broadtape.market.provider.internal;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.Exchanges;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.calendar.TradingCalendar;

/// Where a share or fund is listed, as providers need to know it.
///
/// @param mic the exchange's code
/// @param ticker the symbol there
/// @param exchange what is known of it
public record Listed(String mic, String ticker, Exchanges.Exchange exchange) {
    /// New York's clock, which American sessions go by.
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final Set<String> AMERICAN = Set.of("XNYS", "XNAS", "XASE", "ARCX", "BATS");

    /// The main listing of a share or fund on a known exchange; absent for anything else.
    public static Optional<Listed> of(Instrument instrument) {
        return switch (instrument.type()) {
            case EQUITY, FUND -> instrument.main().flatMap(Listed::on);
            case INDEX, CURRENCY, PAIR, COMMODITY, RATE, BOND, CRYPTO -> Optional.empty();
        };
    }

    private static Optional<Listed> on(Listing listing) {
        return listing.mic()
                .flatMap(Exchanges::byMic)
                .map(exchange -> new Listed(exchange.mic(), listing.ticker(), exchange));
    }

    /// The ticker of a share or fund listed in America, which all American providers quote in
    /// dollars; absent elsewhere. Providers that don't tell a unit cover these alone.
    ///
    /// @param between what stands before a class: `.` for `BRK.B`
    public static Optional<String> american(Instrument instrument, String between) {
        return of(instrument)
                .filter(one -> AMERICAN.contains(one.mic))
                .map(one -> one.ticker.replaceAll("[./ -]", between));
    }

    /// The clock of an exchange; UTC where it isn't known.
    public static ZoneId zone(String mic) {
        return TradingCalendar.of(mic).map(TradingCalendar::zone).orElse(ZoneId.of("UTC"));
    }
}
