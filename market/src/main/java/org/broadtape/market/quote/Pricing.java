package org.broadtape.market.quote;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView.Standing;

/// Decides what may stand where a price is looked for. A pure function of what providers said, of
/// the market's calendar, of who asks and of the moment.
public final class Pricing {
    /// A last good price older than this is no price of now: the place is blank and tells of it.
    private static final Duration TOO_OLD = Duration.ofDays(10);

    private Pricing() {}

    /// What was heard of one provider about an instrument.
    ///
    /// @param provider its id
    /// @param good its last good quote; absent where it never gave one
    /// @param trouble why its last answer held no price; absent where it held one or none came yet
    public record Heard(String provider, Optional<Quote> good, Optional<Trouble> trouble) {}

    /// Why a provider's answers hold no price.
    ///
    /// @param since when that began
    /// @param kind of what sort
    /// @param why in words
    public record Trouble(Instant since, Kind kind, String why) {
        /// Sorts of trouble.
        public enum Kind {
            /// It answers, and says that there is no price.
            NOTHING_TRADED,
            /// It answers with a number that can't be what it says.
            REFUSED,
            /// It doesn't answer, or not so that it can be read or used.
            SILENT
        }
    }

    /// All that counts.
    ///
    /// @param calendar of the instrument's venue; absent where none is known
    /// @param currency what the instrument is quoted in, ISO 4217; absent where that is not known
    ///   or no currency
    /// @param delisted the first day it is listed no more; absent while it is
    /// @param halted since when trading in it is halted; absent while it is not
    /// @param heard of every provider that covers it, the preferred first
    /// @param reader who asks
    /// @param now the moment
    public record Situation(
            Optional<TradingCalendar> calendar,
            Optional<String> currency,
            Optional<LocalDate> delisted,
            Optional<Instant> halted,
            List<Heard> heard,
            Audience reader,
            Instant now) {
        /// Copies its list.
        public Situation {
            heard = List.copyOf(heard);
        }

        /// A situation in which it is not known what the instrument is quoted in.
        public Situation(
                Optional<TradingCalendar> calendar,
                Optional<LocalDate> delisted,
                Optional<Instant> halted,
                List<Heard> heard,
                Audience reader,
                Instant now) {
            this(calendar, Optional.empty(), delisted, halted, heard, reader, now);
        }

        /// The market's own day at this moment.
        LocalDate today() {
            return now.atZone(calendar.<ZoneId>map(TradingCalendar::zone).orElse(ZoneOffset.UTC))
                    .toLocalDate();
        }
    }

    /// What an instrument is quoted in, ISO 4217, whoever says so; absent for an index, a rate and
    /// other things that providers measure each in their own way.
    public static Optional<String> currencyOf(Instrument instrument) {
        return switch (instrument.type()) {
            case EQUITY, FUND, PAIR, CURRENCY, CRYPTO ->
                    instrument.main().flatMap(Listing::currency).or(instrument::currency);
            case INDEX, COMMODITY, RATE, BOND -> Optional.empty();
        };
    }

    /// What may be shown.
    public static PriceView judge(Situation in) {
        Faults faults = new Faults(in.calendar(), in.currency(), in.now());
        List<Quote> told = in.heard().stream().flatMap(one -> one.good().stream()).toList();
        List<Quote> possible = told.stream().filter(quote -> faults.of(quote).isEmpty()).toList();
        List<Quote> shown =
                possible.stream()
                        .filter(quote -> quote.passport().rights().allow(in.reader()))
                        .toList();
        Optional<Quote> last = shown.stream().findFirst();
        if (in.delisted().filter(day -> !day.isAfter(in.today())).isPresent()) {
            return new PriceView.Empty(new Blank.Delisted(in.delisted().get()), last);
        }
        if (in.halted().isPresent()) {
            return new PriceView.Empty(new Blank.Halted(in.halted().get()), last);
        }
        if (in.heard().isEmpty()) {
            return new PriceView.Empty(new Blank.NoProvider(), Optional.empty());
        }
        if (told.isEmpty()) {
            return new PriceView.Empty(silence(in.heard()), Optional.empty());
        }
        if (possible.isEmpty()) {
            Quote first = told.getFirst();
            return new PriceView.Empty(
                    new Blank.HeldBack(first.passport().provider(), faults.of(first).orElseThrow()),
                    Optional.empty());
        }
        if (shown.isEmpty()) {
            String provider = possible.getFirst().passport().provider();
            return new PriceView.Empty(new Blank.NotLicensed(provider), Optional.empty());
        }
        return among(shown, possible, in);
    }

    private static Blank silence(List<Heard> heard) {
        for (Heard one : heard) {
            if (one.trouble().isPresent()) {
                Trouble trouble = one.trouble().get();
                return switch (trouble.kind()) {
                    case NOTHING_TRADED -> new Blank.NothingTraded(one.provider());
                    case REFUSED ->
                            new Blank.HeldBack(
                                    one.provider(),
                                    Problem.of(
                                            "price-refused",
                                            Problem.Severity.ERROR,
                                            trouble.why(),
                                            "a price that can be what it says"));
                    case SILENT -> new Blank.SilentSince(one.provider(), trouble.since());
                };
            }
        }
        return new Blank.NotAsked();
    }

    /// @param possible those too that may not be shown: they are compared with
    private static PriceView among(List<Quote> shown, List<Quote> possible, Situation in) {
        Freshness freshness = new Freshness(in.calendar(), in.now());
        Optional<Blank> dispute = Agreement.dispute(fresh(possible, freshness));
        if (dispute.isPresent()) {
            return new PriceView.Empty(dispute.get(), Optional.empty());
        }
        List<Quote> fresh = fresh(shown, freshness);
        Quote best = fresh.isEmpty() ? newest(shown) : fresh.getFirst();
        Optional<Blank> unlikely = Agreement.unlikely(best, possible);
        if (unlikely.isPresent()) {
            return new PriceView.Empty(unlikely.get(), Optional.empty());
        }
        Instant latest = best.passport().asOf().latest();
        boolean manual = best.passport().delay() instanceof DelayClass.Manual;
        if (!manual && fresh.isEmpty() && latest.isBefore(in.now().minus(TOO_OLD))) {
            return new PriceView.Empty(
                    new Blank.SilentSince(best.passport().provider(), latest), Optional.of(best));
        }
        return new PriceView.Priced(best, freshness.standing(best));
    }

    private static List<Quote> fresh(List<Quote> quotes, Freshness freshness) {
        return quotes.stream()
                .filter(quote -> !(freshness.standing(quote) instanceof Standing.Stale))
                .toList();
    }

    private static Quote newest(List<Quote> quotes) {
        return quotes.stream()
                .max(Comparator.comparing(one -> one.passport().asOf().latest()))
                .orElseThrow();
    }
}
