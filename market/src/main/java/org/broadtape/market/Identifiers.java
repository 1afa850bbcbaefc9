package org.broadtape.market;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// The numbers of an instrument and its issuer, each without blanks and in capitals.
///
/// @param isin ISO 6166, `US0378331005`
/// @param figi the share class where known, else one listing's: `BBG001S5N8V8`
/// @param cusip nine signs; never in the built-in master, since the numbers are licensed
/// @param cik the issuer's number at the SEC, without leading noughts
/// @param lei the issuer's, ISO 17442
public record Identifiers(
        Optional<String> isin,
        Optional<String> figi,
        Optional<String> cusip,
        Optional<String> cik,
        Optional<String> lei) {
    /// None known.
    public static final Identifiers NONE =
            new Identifiers(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");
    private static final Pattern FIGI =
            Pattern.compile("[B-DF-HJ-NP-TV-Z]{2}G[0-9B-DF-HJ-NP-TV-Z]{8}[0-9]");
    private static final Pattern CUSIP = Pattern.compile("[0-9A-Z*@#]{8}[0-9]");
    private static final Pattern CIK = Pattern.compile("[1-9][0-9]{0,9}");
    private static final Pattern LEI = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");

    /// These, and what another account knows besides.
    public Identifiers with(Identifiers other) {
        return new Identifiers(
                isin.or(other::isin),
                figi.or(other::figi),
                cusip.or(other::cusip),
                cik.or(other::cik),
                lei.or(other::lei));
    }

    /// Whether a text is an ISIN with its check digit right.
    public static boolean isIsin(String text) {
        if (!ISIN.matcher(text).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            digits.append(Character.digit(text.charAt(i), 36));
        }
        return doubledSum(digits) % 10 == 0;
    }

    /// Whether a text is a FIGI with its check digit right.
    public static boolean isFigi(String text) {
        return FIGI.matcher(text).matches() && valuesSum(text) % 10 == 0;
    }

    /// Whether a text is a CUSIP with its check digit right.
    public static boolean isCusip(String text) {
        return CUSIP.matcher(text).matches() && valuesSum(text) % 10 == 0;
    }

    /// Whether a text is a CIK without leading noughts.
    public static boolean isCik(String text) {
        return CIK.matcher(text).matches();
    }

    /// A number as files pad it, `0000320193`, without the noughts before it.
    public static String withoutNoughts(String number) {
        int at = 0;
        while (at < number.length() - 1 && number.charAt(at) == '0') {
            at++;
        }
        return number.substring(at);
    }

    /// Whether a text is an LEI with its check digits right (ISO 7064, 97-10).
    public static boolean isLei(String text) {
        if (!LEI.matcher(text).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            digits.append(Character.digit(text.charAt(i), 36));
        }
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /// Luhn's sum: from the right, every second digit doubled.
    private static int doubledSum(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int value = i % 2 == 1 ? 2 * digit : digit;
            sum += value / 10 + value % 10;
        }
        return sum;
    }

    /// The sum of CUSIP and FIGI: every second sign's value doubled but the check digit's, their
    /// digits added.
    private static int valuesSum(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int sign =
                    switch (text.charAt(i)) {
                        case '*' -> 36;
                        case '@' -> 37;
                        case '#' -> 38;
                        default -> Character.digit(text.charAt(i), 36);
                    };
            int value = i % 2 == 1 && i < text.length() - 1 ? 2 * sign : sign;
            sum += value / 10 + value % 10;
        }
        return sum;
    }
}
