package org.broadtape.price;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.market.provider.Providers;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.Blank;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.PriceView;
import org.broadtape.market.quote.PriceView.Standing;
import org.broadtape.market.quote.Quote;
import org.broadtape.page.Moment;
import org.broadtape.page.Words;
import org.broadtape.price.internal.QuoteCells;

/// A price as a page words it, ready for the template `price.jte`: number, change, passport and
/// standing, or the reason why there is no number.
///
/// @param instrument whose
/// @param view what may be shown
public record PriceText(String instrument, PriceView view) {
    private static final int FINEST = 8;
    private static final int FINE = 6;

    /// The quote that is shown; absent where there is none.
    public Optional<Quote> quote() {
        return switch (view) {
            case PriceView.Priced priced -> Optional.of(priced.quote());
            case PriceView.Empty _ -> Optional.empty();
        };
    }

    /// The last good quote beneath a blank.
    public Optional<Quote> last() {
        return switch (view) {
            case PriceView.Priced _ -> Optional.empty();
            case PriceView.Empty empty -> empty.last();
        };
    }

    /// Number and unit as its market prints them: `1,234.5 GBp`, `0.00001234 BTC`.
    public static String number(Quote quote, Locale locale) {
        PriceUnit unit = quote.passport().unit();
        return plain(unit.printed(quote.amount()), unit, locale) + "\u00a0" + unit.code();
    }

    /// An amount of a unit without its code, with the digits that unit usually has, more where the
    /// amount is small or was given more finely.
    public static String plain(BigDecimal amount, PriceUnit unit, Locale locale) {
        int least =
                switch (unit.kind()) {
                    case CURRENCY -> unit.parts() > 1 ? 1 : minor(unit.of());
                    case CRYPTO, POINTS, PERCENT -> 2;
                };
        boolean small = amount.abs().compareTo(BigDecimal.ONE) < 0;
        int most = unit.kind() == PriceUnit.Kind.POINTS ? 2 : small ? FINEST : FINE;
        NumberFormat form = NumberFormat.getNumberInstance(locale);
        form.setMinimumFractionDigits(least);
        form.setMaximumFractionDigits(Math.max(least, most));
        return form.format(amount).replace('-', '\u2212');
    }

    private static int minor(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /// The change since the previous close with its sign: `+1.2 %`; absent where it is not known.
    public Optional<String> change(Words words) {
        return quote().flatMap(Quote::change).map(share -> percent(share, words.locale()));
    }

    /// A share as percent with a sign: `+1.23 %`, `−0.40 %`, `0.00 %`.
    public static String percent(BigDecimal share, Locale locale) {
        NumberFormat form = NumberFormat.getNumberInstance(locale);
        form.setMinimumFractionDigits(2);
        form.setMaximumFractionDigits(2);
        String digits = form.format(share.movePointRight(2).abs());
        boolean nothing = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        String sign = nothing ? "" : share.signum() < 0 ? "\u2212" : "+";
        return sign + digits + "\u00a0%";
    }

    /// `up`, `down` or `flat`: the name of a class and of a word; absent where no change is known.
    public Optional<String> way() {
        return quote().flatMap(Quote::change).map(PriceText::way);
    }

    /// Which way a share points.
    public static String way(BigDecimal share) {
        return share.signum() > 0 ? "up" : share.signum() < 0 ? "down" : "flat";
    }

    /// What a passport says in words but its time: `end of day`, `XNAS`, `split-adjusted`, and who
    /// says so.
    public static List<String> said(Passport passport, Words words) {
        List<String> said = new ArrayList<>();
        said.add(delay(passport.delay(), words));
        passport.venue().ifPresent(said::add);
        if (passport.adjustment() != Adjustment.NONE) {
            said.add(words.say("price.adjusted." + dashed(passport.adjustment().name())));
        }
        if (!passport.computedFrom().isEmpty()) {
            said.add(words.say("price.computed", String.join(", ", passport.computedFrom())));
        }
        said.add(passport.rights().credit().orElseGet(() -> provider(passport.provider(), words)));
        return said;
    }

    /// A delay class in words: `delayed 15 min`.
    public static String delay(DelayClass delay, Words words) {
        return switch (delay) {
            case DelayClass.RealTime() -> words.say("price.delay.real-time");
            case DelayClass.Delayed(var by) ->
                    words.say("price.delay.delayed", Math.max(1, by.toMinutes()));
            case DelayClass.EndOfDay() -> words.say("price.delay.end-of-day");
            case DelayClass.ReferenceRate() -> words.say("price.delay.reference-rate");
            case DelayClass.Indicative() -> words.say("price.delay.indicative");
            case DelayClass.Manual() -> words.say("price.delay.manual");
        };
    }

    /// A delay class as files and the API write it: `real-time`, `delayed PT15M`, `end-of-day`.
    public static String word(DelayClass delay) {
        return QuoteCells.words(delay);
    }

    /// When it was true, where it says a time of day.
    public static Optional<Moment> time(AsOf asOf) {
        return asOf instanceof AsOf.At(OffsetDateTime time)
                ? Optional.of(Moment.of(Stamp.of(time)))
                : Optional.empty();
    }

    /// The day it was true on, where it says no more: `21 Jun 2024`.
    public static Optional<String> day(AsOf asOf, Words words) {
        return asOf instanceof AsOf.Day(LocalDate day, var _)
                ? Optional.of(
                        Moment.of(Stamp.utc(day.atStartOfDay().toInstant(java.time.ZoneOffset.UTC)))
                                .day(words))
                : Optional.empty();
    }

    /// What its passport means now, in words: `market closed since 21 Jun 2024, 16:00 −04:00`;
    /// empty for a price that is as near to its market as it says.
    public Optional<String> standing(Words words) {
        return switch (view) {
            case PriceView.Priced(var quote, var standing) -> standing(quote, standing, words);
            case PriceView.Empty _ -> Optional.empty();
        };
    }

    private static Optional<String> standing(Quote quote, Standing standing, Words words) {
        return switch (standing) {
            case Standing.Current() -> Optional.empty();
            case Standing.Closed(Instant since, var _) ->
                    Optional.of(words.say("price.closed", moment(quote, since).text(words)));
            case Standing.Stale(Instant since) ->
                    Optional.of(words.say("price.stale", moment(quote, since).text(words)));
            case Standing.Undated() -> Optional.of(words.say("price.undated"));
        };
    }

    /// An instant in the offset that the quote's own time has.
    private static Moment moment(Quote quote, Instant at) {
        return quote.passport().asOf() instanceof AsOf.At(OffsetDateTime time)
                ? Moment.of(Stamp.of(at.atOffset(time.getOffset())))
                : Moment.of(at);
    }

    /// True for a price that is older than it should be.
    public boolean isStale() {
        return view instanceof PriceView.Priced(var _, Standing.Stale _);
    }

    /// True for a price that a provider tells as it changes, or has not told yet: worth following.
    public boolean moves() {
        return switch (view) {
            case PriceView.Priced(var quote, var _) ->
                    switch (quote.passport().delay()) {
                        case DelayClass.RealTime _, DelayClass.Delayed _ -> true;
                        case DelayClass.EndOfDay _,
                                DelayClass.ReferenceRate _,
                                DelayClass.Indicative _,
                                DelayClass.Manual _ ->
                                false;
                    };
            case PriceView.Empty(var reason, var _) -> reason instanceof Blank.NotAsked;
        };
    }

    /// Why there is no number; absent where there is one.
    public Optional<String> reason(Words words) {
        return switch (view) {
            case PriceView.Priced _ -> Optional.empty();
            case PriceView.Empty(Blank blank, var _) -> Optional.of(reason(blank, words));
        };
    }

    private static String reason(Blank blank, Words words) {
        return switch (blank) {
            case Blank.NoProvider() -> words.say("price.blank.no-provider");
            case Blank.NotAsked() -> words.say("price.blank.not-asked");
            case Blank.ClosedSince(Instant since) ->
                    words.say("price.blank.closed", Moment.of(since).text(words));
            case Blank.SilentSince(String provider, Instant since) ->
                    words.say(
                            "price.blank.silent",
                            provider(provider, words),
                            Moment.of(since).text(words));
            case Blank.NothingTraded(String provider) ->
                    words.say("price.blank.nothing-traded", provider(provider, words));
            case Blank.Disagree(BigDecimal by, List<String> providers) ->
                    words.say(
                            "price.blank.disagree",
                            percent(by, words.locale()).replace("+", ""),
                            String.join(
                                    ", ",
                                    providers.stream().map(one -> provider(one, words)).toList()));
            case Blank.NotLicensed(String provider) ->
                    words.say("price.blank.not-licensed", provider(provider, words));
            case Blank.Delisted(LocalDate on) ->
                    words.say(
                            "price.blank.delisted",
                            day(new AsOf.Day(on, java.time.ZoneOffset.UTC), words).orElseThrow());
            case Blank.Halted(Instant since) ->
                    words.say("price.blank.halted", Moment.of(since).text(words));
            case Blank.HeldBack(String provider, var _) ->
                    words.say("price.blank.held-back", provider(provider, words));
        };
    }

    /// What readers call a provider.
    public static String provider(String id, Words words) {
        return Providers.byId(id)
                .map(one -> one.terms().name())
                .orElseGet(() -> words.say("price.provider.unknown", id));
    }

    private static String dashed(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
