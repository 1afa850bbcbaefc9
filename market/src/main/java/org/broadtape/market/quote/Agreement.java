package org.broadtape.market.quote;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;

/// Compares what providers say of one instrument, those too that may not be shown.
final class Agreement {
    /// A move since the previous close beyond which a price needs a second provider: to the
    /// threefold or a third.
    private static final BigDecimal JUMP = BigDecimal.valueOf(3);

    private Agreement() {}

    /// Two providers that can't both be right; absent where there are none.
    static Optional<Blank> dispute(List<Quote> quotes) {
        for (int i = 0; i < quotes.size(); i++) {
            for (int j = i + 1; j < quotes.size(); j++) {
                Quote one = quotes.get(i);
                Quote other = quotes.get(j);
                if (isComparable(one, other) && !isNear(one, other)) {
                    List<String> who =
                            List.of(one.passport().provider(), other.passport().provider());
                    return Optional.of(new Blank.Disagree(apart(one, other), who));
                }
            }
        }
        return Optional.empty();
    }

    /// Why a price is held back that moved too far from the close before it and that no other
    /// provider says too; absent where it isn't.
    static Optional<Blank> unlikely(Quote quote, List<Quote> all) {
        Optional<BigDecimal> before = quote.previousClose().filter(close -> close.signum() > 0);
        boolean likely =
                quote.amount().signum() <= 0
                        || before.filter(close -> isJump(close, quote.amount())).isEmpty()
                        || all.stream().anyMatch(other -> confirms(other, quote));
        String provider = quote.passport().provider();
        return likely
                ? Optional.empty()
                : Optional.of(
                        new Blank.HeldBack(
                                provider,
                                Problem.of(
                                        "move-unlikely",
                                        Problem.Severity.ERROR,
                                        quote.amount().toPlainString()
                                                + " after "
                                                + before.orElseThrow().toPlainString(),
                                        "less of a move, or a second provider that says so")));
    }

    private static boolean isJump(BigDecimal before, BigDecimal amount) {
        return amount.compareTo(before.multiply(JUMP)) > 0
                || before.compareTo(amount.multiply(JUMP)) > 0;
    }

    private static boolean confirms(Quote other, Quote quote) {
        return !other.passport().provider().equals(quote.passport().provider())
                && isComparable(quote, other)
                && isNear(quote, other);
    }

    private static boolean isComparable(Quote one, Quote other) {
        return one.passport().unit().of().equals(other.passport().unit().of())
                && one.passport().adjustment() == other.passport().adjustment()
                && one.amount().signum() > 0
                && other.amount().signum() > 0
                && !(one.passport().delay() instanceof DelayClass.Manual)
                && !(other.passport().delay() instanceof DelayClass.Manual);
    }

    private static boolean isNear(Quote one, Quote other) {
        return apart(one, other).compareTo(tolerance(one, other)) <= 0;
    }

    private static BigDecimal apart(Quote one, Quote other) {
        BigDecimal low = one.amount().min(other.amount());
        return one.amount().subtract(other.amount()).abs().divide(low, MathContext.DECIMAL64);
    }

    /// What two true prices may differ by: little where both say they are of one moment or one
    /// day's end, more where their times are apart.
    private static BigDecimal tolerance(Quote one, Quote other) {
        Duration apart =
                Duration.between(one.passport().asOf().latest(), other.passport().asOf().latest())
                        .abs();
        if (apart.compareTo(Duration.ofMinutes(5)) <= 0) {
            return new BigDecimal("0.02");
        }
        return apart.compareTo(Duration.ofHours(1)) <= 0
                ? new BigDecimal("0.05")
                : new BigDecimal("0.20");
    }
}
