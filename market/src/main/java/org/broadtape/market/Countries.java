package org.broadtape.market;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Countries' codes and English names, as the JDK has them.
final class Countries {
    private static final Map<String, String> CODES = codes();

    /// The English names, made when one is first asked for.
    private static final class English {
        private static final Map<String, String> NAMES = names();

        private static Map<String, String> names() {
            Map<String, String> names = new HashMap<>();
            CODES.forEach((code, alpha3) -> {
                if (code.length() == 2) {
                    names.put(
                            Names.lower(Locale.of("", code).getDisplayCountry(Locale.ENGLISH)),
                            alpha3);
                }
            });
            names.put("czech republic", "CZE");
            names.put("macau", "MAC");
            names.put("hong kong", "HKG");
            names.put("turkey", "TUR");
            names.put("ivory coast", "CIV");
            names.put("myanmar", "MMR");
            return names;
        }
    }

    private Countries() {}

    /// The alpha-3 code of a code or English name; absent for an unknown one.
    static Optional<String> alpha3(String country) {
        String code = country.toUpperCase(Locale.ROOT);
        if (code.length() <= 3) {
            return Optional.ofNullable(CODES.get(code));
        }
        return Optional.ofNullable(English.NAMES.get(Names.lower(country)));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String alpha2 : Locale.getISOCountries()) {
            String alpha3 = Locale.of("", alpha2).getISO3Country();
            codes.put(alpha2, alpha3);
            codes.put(alpha3, alpha3);
        }
        return codes;
    }
}
