package org.broadtape.market;

import java.util.HashMap;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Countries' codes and English names, as the JDK has them.
final class Countries {
    private static final Set<String> ALPHA2 = Set.of(Locale.getISOCountries());
    private static final Set<String> ALPHA3 = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3);

    /// The English names, made when one is first asked for.
    private static final class English {
        private static final Map<String, String> NAMES = names();

        private static Map<String, String> names() {
            Map<String, String> names = new HashMap<>();
            for (String code : ALPHA2) {
                Locale country = Locale.of("", code);
                names.put(
                        Names.lower(country.getDisplayCountry(Locale.ENGLISH)),
                        country.getISO3Country());
            }
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
        return switch (code.length()) {
            case 2 ->
                    ALPHA2.contains(code)
                            ? Optional.of(Locale.of("", code).getISO3Country())
                            : Optional.empty();
            case 3 -> Optional.of(code).filter(ALPHA3::contains);
            default -> Optional.ofNullable(English.NAMES.get(Names.lower(country)));
        };
    }
}
