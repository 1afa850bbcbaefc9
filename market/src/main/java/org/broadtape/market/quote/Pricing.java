package org.broadtape.market.quote;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView.Standing;

/// Decides what may stand where a price is looked for. A pure function of what providers said, of
/// the market's calendar, of who asks and of the moment.
public final class Pricing {
    /// How far a provider's clock may run ahead of ours.
    private static final Duration AHEAD = Duration.ofMinutes(1);

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
    /// @param delisted the first day it is listed no more; absent while it is
    /// @param halted since when trading in it is halted; absent while it is not
    /// @param heard of every provider that covers it, the preferred first
    /// @param reader who asks
    /// @param now the moment
    public record Situation(
            Optional<TradingCalendar> calendar,
            Optional<LocalDate> delisted,
            Optional<Instant> halted,
            List<Heard> heard,
            Audience reader,
            Instant now) {
        /// Copies its list.
        public Situation {
            heard = List.copyOf(heard);
        }

        /// The market's own day at this moment.
        LocalDate today() {
            return now.atZone(
                            calendar.<java.time.ZoneId>map(TradingCalendar::zone)
                                    .orElse(java.time.ZoneOffset.UTC))
                    .toLocalDate();
        }
    }

    /// What may be shown.
    public static PriceView judge(Situation in) {
        List<Quote> told = in.heard().stream().flatMap(one -> one.good().stream()).toList();
        List<Quote> possible = told.stream().filter(quote -> !isAhead(quote, in)).toList();
        List<Quote> shown =
                possible.stream().filter(quote -> mayBeShown(quote, in.reader())).toList();
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
            return new PriceView.Empty(ahead(told.getFirst()), Optional.empty());
        }
        if (shown.isEmpty()) {
            String provider = possible.getFirst().passport().provider();
            return new PriceView.Empty(new Blank.NotLicensed(provider), Optional.empty());
        }
        return among(shown, in);
    }

    private static boolean isAhead(Quote quote, Situation in) {
        return switch (quote.passport().asOf()) {
            case AsOf.At(var time) -> time.toInstant().isAfter(in.now().plus(AHEAD));
            case AsOf.Day(LocalDate day, var zone) ->
                    day.isAfter(in.now().plus(AHEAD).atZone(zone).toLocalDate());
        };
    }

    private static Blank ahead(Quote quote) {
        return new Blank.HeldBack(
                quote.passport().provider(),
                Problem.of(
                        "price-of-the-future",
                        Problem.Severity.ERROR,
                        "Its time lies ahead of the clock",
                        "a time that has been"));
    }

    /// Whether a quote's terms let a reader see it.
    public static boolean mayBeShown(Quote quote, Audience reader) {
        return switch (quote.passport().rights().audience()) {
            case EVERYONE -> true;
            case OWNER -> reader == Audience.OWNER;
            case NOBODY -> false;
        };
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

    private static PriceView among(List<Quote> shown, Situation in) {
        Freshness freshness = new Freshness(in.calendar(), in.now());
        List<Quote> fresh =
                shown.stream()
                        .filter(quote -> !(freshness.standing(quote) instanceof Standing.Stale))
                        .toList();
        Optional<Blank> dispute = Dispute.among(fresh);
        if (dispute.isPresent()) {
            return new PriceView.Empty(dispute.get(), Optional.empty());
        }
        Quote best = fresh.isEmpty() ? newest(shown) : fresh.getFirst();
        Instant latest = best.passport().asOf().latest();
        boolean manual = best.passport().delay() instanceof DelayClass.Manual;
        if (!manual && fresh.isEmpty() && latest.isBefore(in.now().minus(TOO_OLD))) {
            return new PriceView.Empty(
                    new Blank.SilentSince(best.passport().provider(), latest), Optional.of(best));
        }
        return new PriceView.Priced(best, freshness.standing(best));
    }

    private static Quote newest(List<Quote> quotes) {
        return quotes.stream()
                .max(java.util.Comparator.comparing(one -> one.passport().asOf().latest()))
                .orElseThrow();
    }

    /// Finds providers that can't both be right.
    private static final class Dispute {
        private static Optional<Blank> among(List<Quote> quotes) {
            for (int i = 0; i < quotes.size(); i++) {
                for (int j = i + 1; j < quotes.size(); j++) {
                    Optional<BigDecimal> by = by(quotes.get(i), quotes.get(j));
                    if (by.isPresent()) {
                        List<String> who = new ArrayList<>();
                        who.add(quotes.get(i).passport().provider());
                        who.add(quotes.get(j).passport().provider());
                        return Optional.of(new Blank.Disagree(by.get(), who));
                    }
                }
            }
            return Optional.empty();
        }

        private static Optional<BigDecimal> by(Quote one, Quote other) {
            boolean comparable =
                    one.passport().unit().of().equals(other.passport().unit().of())
                            && one.passport().adjustment() == other.passport().adjustment()
                            && one.amount().signum() > 0
                            && other.amount().signum() > 0
                            && !(one.passport().delay() instanceof DelayClass.Manual)
                            && !(other.passport().delay() instanceof DelayClass.Manual);
            if (!comparable) {
                return Optional.empty();
            }
            BigDecimal low = one.amount().min(other.amount());
            BigDecimal by =
                    one.amount().subtract(other.amount()).abs().divide(low, MathContext.DECIMAL64);
            return by.compareTo(tolerance(one, other)) > 0 ? Optional.of(by) : Optional.empty();
        }

        /// What two true prices may differ by: little where both say they are of one moment or one
        /// day's end, more where their times are apart.
        private static BigDecimal tolerance(Quote one, Quote other) {
            Duration apart =
                    Duration.between(
                                    one.passport().asOf().latest(),
                                    other.passport().asOf().latest())
                            .abs();
            if (apart.compareTo(Duration.ofMinutes(5)) <= 0) {
                return new BigDecimal("0.02");
            }
            return apart.compareTo(Duration.ofHours(1)) <= 0
                    ? new BigDecimal("0.05")
                    : new BigDecimal("0.20");
        }
    }
}
