package org.broadtape.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.broadtape.base.Stamp;

/// A halt of trading as Nasdaq's feed tells it. The feed gives its items no identity, dates them to
/// midnight, and sends a halt again once it is known when trading resumes; so the halt itself, its
/// symbol and its time, is the item's identity.
///
/// @param symbol of the instrument halted
/// @param market where it is listed, as printed
/// @param halted when, in New York's time, which the feed means
record TradeHalt(String symbol, Optional<String> market, LocalDateTime halted) {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy");

    /// The halt that an item tells of, if it does.
    static Optional<TradeHalt> of(FeedElement item) {
        Optional<String> symbol = said(item, "ndaq:IssueSymbol");
        Optional<String> date = said(item, "ndaq:HaltDate");
        Optional<String> time = said(item, "ndaq:HaltTime");
        if (symbol.isEmpty() || date.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDateTime halted =
                    LocalDate.parse(date.orElseThrow(), DATE)
                            .atTime(LocalTime.parse(time.orElseThrow()));
            return Optional.of(
                    new TradeHalt(symbol.orElseThrow(), said(item, "ndaq:Market"), halted));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> said(FeedElement item, String name) {
        return item.element(name)
                .map(e -> e.words().strip())
                .filter(words -> !words.isEmpty() && words.length() <= 40);
    }

    /// `nasdaq-halt:MILL:2023-06-16T19:50:01`.
    String uri() {
        return "nasdaq-halt:" + symbol + ":" + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(halted);
    }

    /// When it was halted, with New York's offset.
    Stamp stamp() {
        ZonedDateTime at = halted.atZone(NEW_YORK);
        return new Stamp(at.toInstant(), at.getOffset(), false);
    }

    /// The instrument, as the wire itself names it.
    WireItem.Symbol instrument() {
        return new WireItem.Symbol("ticker", symbol, market);
    }
}
