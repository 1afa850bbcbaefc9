package org.broadtape.market.quote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.Pricing.Heard;
import org.broadtape.market.quote.Pricing.Situation;
import org.broadtape.market.quote.Pricing.Trouble;

/// Makes situations a price may be in: good ones, and late, closed, disagreeing, in a wrong unit or
/// currency, about a change of clocks, halted, delisted, not licensed, of the future, of nothing.
/// The same seed makes the same situations.
final class Situations {
    private static final List<String> MARKETS =
            List.of("XNYS", "XLON", "XTKS", "XHKG", "XETR", "XASX", "CMES", "XTAE", "24-7", "FX");

    /// Days on which clocks change in New York, London and Sydney, half days, holidays.
    private static final List<LocalDate> ODD_DAYS =
            List.of(
                    LocalDate.of(2025, 3, 9),
                    LocalDate.of(2025, 3, 30),
                    LocalDate.of(2025, 10, 26),
                    LocalDate.of(2025, 11, 2),
                    LocalDate.of(2025, 4, 6),
                    LocalDate.of(2025, 11, 28),
                    LocalDate.of(2025, 12, 24),
                    LocalDate.of(2025, 4, 18),
                    LocalDate.of(2025, 1, 9),
                    LocalDate.of(2025, 12, 31));

    private static final List<DelayClass> DELAYS =
            List.of(
                    new DelayClass.RealTime(),
                    new DelayClass.RealTime(),
                    new DelayClass.Delayed(Duration.ofMinutes(15)),
                    new DelayClass.EndOfDay(),
                    new DelayClass.ReferenceRate(),
                    new DelayClass.Indicative(),
                    new DelayClass.Manual());

    private static final List<String> UNITS =
            List.of("USD", "USD", "USD", "GBp", "GBP", "EUR", "JPY", "pt", "USDT", "%");

    private final Random random;

    Situations(long seed) {
        this.random = new Random(seed);
    }

    /// The next one.
    Situation next() {
        Optional<TradingCalendar> calendar =
                hit(0.1) ? Optional.empty() : TradingCalendar.of(one(MARKETS));
        ZoneId zone = calendar.map(TradingCalendar::zone).orElse(ZoneOffset.UTC);
        Instant now = moment(calendar, zone);
        BigDecimal worth = BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
        Optional<String> currency = hit(0.2) ? Optional.empty() : Optional.of("USD");
        List<Heard> heard = new ArrayList<>();
        int providers = hit(0.05) ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < providers; i++) {
            heard.add(heard("p" + i, calendar, zone, now, worth));
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        return new Situation(
                calendar,
                currency,
                hit(0.05) ? Optional.of(today.plusDays(random.nextInt(5) - 2)) : Optional.empty(),
                hit(0.05)
                        ? Optional.of(now.minusSeconds(random.nextInt(90_000)))
                        : Optional.empty(),
                heard,
                hit(0.5) ? Audience.EVERYONE : Audience.OWNER,
                now);
    }

    /// A moment, more often than not close to an open, a close or a break, of a day that is odd one
    /// time in three.
    private Instant moment(Optional<TradingCalendar> calendar, ZoneId zone) {
        LocalDate day =
                hit(0.33)
                        ? one(ODD_DAYS).plusDays(random.nextInt(4) - 1)
                        : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_000));
        Optional<Session> session = calendar.flatMap(known -> known.sessionOn(day));
        if (session.isEmpty() || hit(0.3)) {
            return day.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(86_400));
        }
        List<Instant> edges = new ArrayList<>(List.of(session.get().open(), session.get().close()));
        session.get().pause().ifPresent(pause -> edges.addAll(List.of(pause.start(), pause.end())));
        return one(edges).plusSeconds(random.nextInt(7_200) - 3_600);
    }

    private Heard heard(
            String provider,
            Optional<TradingCalendar> calendar,
            ZoneId zone,
            Instant now,
            BigDecimal worth) {
        Optional<Trouble> trouble =
                hit(0.15)
                        ? Optional.of(
                                new Trouble(
                                        now.minusSeconds(random.nextInt(100_000)),
                                        one(List.of(Trouble.Kind.values())),
                                        "told so"))
                        : Optional.empty();
        return hit(0.1)
                ? new Heard(provider, Optional.empty(), trouble)
                : new Heard(
                        provider,
                        Optional.of(quote(provider, calendar, zone, now, worth)),
                        trouble);
    }

    private Quote quote(
            String provider,
            Optional<TradingCalendar> calendar,
            ZoneId zone,
            Instant now,
            BigDecimal worth) {
        DelayClass delay = one(DELAYS);
        PriceUnit unit = PriceUnit.of(one(UNITS)).orElseThrow();
        BigDecimal amount = amount(worth);
        Instant received = now.minusSeconds(random.nextInt(600));
        return new Quote(
                amount,
                before(amount),
                new Passport(
                        provider,
                        calendar.map(TradingCalendar::mic),
                        delay,
                        asOf(delay, calendar, zone, now),
                        received,
                        unit,
                        hit(0.9) ? Adjustment.NONE : Adjustment.SPLITS,
                        List.of(),
                        one(
                                List.of(
                                        DisplayRights.EVERYONE,
                                        DisplayRights.EVERYONE,
                                        DisplayRights.OWNER,
                                        new DisplayRights(Audience.NOBODY, Optional.empty()))),
                        Optional.of("00")));
    }

    /// Mostly within a percent of what it is worth; at times apart, a hundredfold, nothing, below.
    private BigDecimal amount(BigDecimal worth) {
        BigDecimal near =
                worth.multiply(BigDecimal.valueOf(1 + random.nextGaussian() * 0.003))
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .max(new BigDecimal("0.0001"));
        return switch (random.nextInt(20)) {
            case 0 -> near.multiply(BigDecimal.valueOf(100));
            case 1 -> near.multiply(new BigDecimal("1.3"));
            case 2 -> hit(0.5) ? BigDecimal.ZERO : near.negate();
            default -> near;
        };
    }

    private Optional<BigDecimal> before(BigDecimal amount) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> Optional.empty();
            case 4 -> Optional.of(amount.multiply(BigDecimal.valueOf(7)));
            default -> Optional.of(amount.multiply(new BigDecimal("0.99")));
        };
    }

    /// As its class would have it, or late by minutes, hours or days, or ahead.
    private AsOf asOf(
            DelayClass delay, Optional<TradingCalendar> calendar, ZoneId zone, Instant now) {
        long late =
                switch (random.nextInt(10)) {
                    case 0 -> random.nextInt(3 * 86_400);
                    case 1 -> random.nextInt(40 * 86_400);
                    case 2 -> random.nextInt(7_200);
                    case 3 -> -random.nextInt(4 * 86_400);
                    default -> random.nextInt(90);
                };
        Instant natural =
                switch (delay) {
                    case DelayClass.Delayed(Duration by) -> now.minus(by);
                    case DelayClass.EndOfDay _, DelayClass.ReferenceRate _ ->
                            lastClose(calendar, zone, now);
                    case DelayClass.RealTime _, DelayClass.Indicative _, DelayClass.Manual _ ->
                            hit(0.4) ? lastClose(calendar, zone, now) : now;
                };
        Instant at = natural.minusSeconds(late);
        boolean day =
                delay instanceof DelayClass.EndOfDay || delay instanceof DelayClass.ReferenceRate;
        return day && hit(0.9)
                ? new AsOf.Day(at.atZone(zone).toLocalDate(), zone)
                : new AsOf.At(at.atZone(zone).toOffsetDateTime());
    }

    private static Instant lastClose(Optional<TradingCalendar> calendar, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int back = -1; back < 20 && calendar.isPresent(); back++) {
            Optional<Session> session = calendar.get().sessionOn(today.minusDays(back));
            if (session.filter(one -> !one.close().isAfter(now)).isPresent()) {
                return session.get().close().minusSeconds(1);
            }
        }
        return now;
    }

    private boolean hit(double chance) {
        return random.nextDouble() < chance;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
