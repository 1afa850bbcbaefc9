package org.broadtape.market.importer;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Names as lists shout, cut and decorate them, into names as print has them.
final class Titles {
    private static final Pattern STATE = Pattern.compile("\\s*[/\\\\][A-Z .]{2,6}[/\\\\]?\\s*$");
    private static final Pattern SECURITY =
            Pattern.compile(
                    "(?i)( -|,)? *(\\(?the\\)? )?(new )?"
                            + "(class [a-z] |series [a-z] )?(common stock|common shares?|ordinary shares?|"
                            + "american depositary|depositary shares?|capital stock|class [a-z] common|"
                            + "subordinate voting|shares of beneficial|common units?).*$");
    private static final Map<String, String> SMALL =
            Map.of(
                    "INC", "Inc", "CORP", "Corp", "CO", "Co", "LTD", "Ltd", "PLC", "Plc", "OF",
                    "of", "AND", "and", "THE", "The", "DE", "de");

    private Titles() {}

    /// A title without the state of registration, and in mixed case where it was shouted: `NVIDIA
    /// CORP` is `Nvidia Corp`, `BANK OF HAWAII CORP /DE/` is `Bank of Hawaii Corp`.
    static String spoken(String title) {
        String clean = STATE.matcher(title.strip()).replaceFirst("");
        if (!clean.equals(clean.toUpperCase(Locale.ROOT))) {
            return clean;
        }
        StringBuilder spoken = new StringBuilder();
        for (String word : clean.split(" +")) {
            String bare = word.replaceAll("[^A-Z]", "");
            boolean initials = bare.length() <= 3 || bare.length() < word.length() - 1;
            String small = SMALL.get(bare);
            if (!spoken.isEmpty()) {
                spoken.append(' ');
            }
            if (small != null) {
                spoken.append(word.replace(bare, spoken.isEmpty() ? capital(bare) : small));
            } else {
                spoken.append(initials ? word : capital(word));
            }
        }
        return spoken.toString();
    }

    /// A security's name without the words for its kind: `Agilent Technologies Inc.` of `Agilent
    /// Technologies, Inc. Common Stock`.
    static String issuer(String security) {
        String clean = SECURITY.matcher(security.strip()).replaceFirst("").strip();
        return clean.isEmpty() ? security.strip() : clean.replace(", Inc", " Inc");
    }

    private static String capital(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
