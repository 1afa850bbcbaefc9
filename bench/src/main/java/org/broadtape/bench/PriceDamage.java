package org.broadtape.bench;

import java.util.List;
import java.util.Random;

/// The ways in which providers damage a price history, each done to a clean one on a day chosen by
/// chance.
enum PriceDamage {
    /// One bar times 100, or a hundredth.
    BAR_TIMES_100,
    /// 5 to 60 bars times 100.
    BLOCK_TIMES_100,
    /// The oldest bars in another unit, or the last two.
    UNIT_CHANGED,
    /// A split that nobody tells and no earlier bar was adjusted for.
    SPLIT_MISSING,
    /// A split is told, and up to 25 bars before it were not adjusted.
    BLOCK_BEFORE_SPLIT,
    /// One bar near a told split is adjusted the wrong way.
    BAR_BY_SPLIT,
    /// A dividend told again one to five days later, and worked into adjusted closes.
    DIVIDEND_TWICE,
    /// A dividend times 100, and adjusted closes right.
    DIVIDEND_TIMES_100,
    /// A dividend times 100, and adjusted closes computed from it.
    DIVIDEND_TIMES_100_APPLIED,
    /// A hundredth of a dividend, and adjusted closes computed from it.
    DIVIDEND_HUNDREDTH,
    /// Every dividend a hundredth, and adjusted closes computed from them.
    DIVIDENDS_HUNDREDTH,
    /// A dividend for old shares beside prices of new ones.
    DIVIDEND_OLD_SHARES,
    /// A dividend of 3 to 20 percent that was never paid, and adjusted closes computed from it.
    DIVIDEND_PHANTOM,
    /// A dividend told and not worked into adjusted closes.
    DIVIDEND_NOT_APPLIED,
    /// A hundredth of a dividend worked into adjusted closes.
    ADJUSTED_HUNDREDTH,
    /// A few adjusted closes off by 2 to 10 percent.
    ADJUSTED_ASTRAY,
    /// A bar of noughts.
    ZERO,
    /// A bar told again for one to four days.
    STALE;

    private static final double[] RATIOS = {2, 3, 4, 5, 10, 20, 1.5, 0.1, 0.2, 0.5, 0.05};

    /// Damages a sheet; false where it has nothing of the kind to damage.
    boolean damage(PriceSheet sheet, Random random) {
        int at = 45 + random.nextInt(sheet.size - 90);
        double ratio = RATIOS[random.nextInt(RATIOS.length)];
        List<Integer> paid = sheet.paid();
        boolean needsDividend =
                switch (this) {
                    case DIVIDEND_TWICE,
                            DIVIDEND_TIMES_100,
                            DIVIDEND_TIMES_100_APPLIED,
                            DIVIDEND_HUNDREDTH,
                            DIVIDENDS_HUNDREDTH,
                            DIVIDEND_OLD_SHARES,
                            DIVIDEND_NOT_APPLIED,
                            ADJUSTED_HUNDREDTH ->
                            true;
                    default -> false;
                };
        if (needsDividend && paid.isEmpty()) {
            return false;
        }
        int day = paid.isEmpty() ? at : paid.get(random.nextInt(paid.size()));
        switch (this) {
            case BAR_TIMES_100 -> sheet.scale(at, at, random.nextBoolean() ? 100 : 0.01);
            case BLOCK_TIMES_100 -> sheet.scale(at, at + 4 + random.nextInt(36), 100);
            case UNIT_CHANGED -> {
                boolean oldest = random.nextBoolean();
                sheet.scale(oldest ? 0 : sheet.size - 2, oldest ? at : sheet.size - 1, 100);
            }
            case SPLIT_MISSING -> splitMissing(sheet, at, ratio);
            case BLOCK_BEFORE_SPLIT -> {
                sheet.split[at] = ratio;
                sheet.scale(at - 1 - random.nextInt(25), at - 1, ratio);
            }
            case BAR_BY_SPLIT -> {
                sheet.split[at] = ratio;
                int bar = at - random.nextInt(4);
                sheet.scale(bar, bar, random.nextBoolean() ? ratio : 1 / ratio);
            }
            case DIVIDEND_TWICE -> {
                int again = Math.min(sheet.size - 1, day + 1 + random.nextInt(5));
                sheet.dividend[again] = sheet.dividend[day];
                sheet.adjust();
            }
            case DIVIDEND_TIMES_100 -> sheet.dividend[day] *= 100;
            case DIVIDEND_TIMES_100_APPLIED -> {
                sheet.dividend[day] *= 100;
                if (sheet.dividend[day] >= 0.95 * sheet.close[day - 1]) {
                    return false;
                }
                sheet.adjust();
            }
            case DIVIDEND_HUNDREDTH -> {
                sheet.dividend[day] /= 100;
                sheet.adjust();
            }
            case DIVIDENDS_HUNDREDTH -> {
                for (int one = 0; one < sheet.size; one++) {
                    sheet.dividend[one] /= 100;
                }
                sheet.adjust();
            }
            case DIVIDEND_OLD_SHARES -> {
                sheet.split[day] = ratio;
                sheet.dividend[day] *= ratio;
            }
            case DIVIDEND_PHANTOM -> {
                double share = 0.03 + 0.17 * random.nextDouble();
                sheet.dividend[at] = Math.round(share * sheet.close[at - 1] * 100) / 100.0;
                sheet.adjust();
            }
            case DIVIDEND_NOT_APPLIED -> {
                double told = sheet.dividend[day];
                sheet.dividend[day] = 0;
                sheet.adjust();
                sheet.dividend[day] = told;
            }
            case ADJUSTED_HUNDREDTH -> {
                double told = sheet.dividend[day];
                sheet.dividend[day] = told / 100;
                sheet.adjust();
                sheet.dividend[day] = told;
            }
            case ADJUSTED_ASTRAY -> {
                double factor = 1 + (0.02 + 0.08 * random.nextDouble());
                for (int one = at; one < at + 1 + random.nextInt(10); one++) {
                    sheet.adjusted[one] *= factor;
                }
            }
            case ZERO -> sheet.scale(at, at, 0);
            case STALE -> stale(sheet, at, random);
        }
        return true;
    }

    private static void splitMissing(PriceSheet sheet, int at, double ratio) {
        sheet.scale(0, at - 1, ratio);
        for (int one = 0; one < at; one++) {
            sheet.dividend[one] *= ratio;
            sheet.volume[one] = Math.rint(sheet.volume[one] / ratio);
        }
    }

    private static void stale(PriceSheet sheet, int at, Random random) {
        int last = at + random.nextInt(4);
        for (int one = at; one <= last; one++) {
            sheet.open[one] = sheet.open[at - 1];
            sheet.high[one] = sheet.high[at - 1];
            sheet.low[one] = sheet.low[at - 1];
            sheet.close[one] = sheet.close[at - 1];
            sheet.adjusted[one] = sheet.adjusted[at - 1];
            sheet.volume[one] = sheet.volume[at - 1];
        }
    }

    /// The kind in the spelling of figures: `barTimes100`.
    String figure() {
        StringBuilder word = new StringBuilder();
        for (String part : name().split("_", -1)) {
            String small = part.toLowerCase(java.util.Locale.ROOT);
            word.append(
                    word.isEmpty()
                            ? small
                            : Character.toUpperCase(small.charAt(0)) + small.substring(1));
        }
        return word.toString();
    }
}
