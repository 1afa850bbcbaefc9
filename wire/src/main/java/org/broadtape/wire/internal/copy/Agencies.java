package org.broadtape.wire.internal.copy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The agencies and release wires that sign copy, by every name they sign with; and the zone of
/// those who write the clock of one country.
public final class Agencies {
    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, ZoneId> ZONES = new HashMap<>();

    static {
        String names =
                """
                Reuters: reuters, thomson reuters
                AP: ap, associated press, the associated press
                AFP: afp, agence france-presse
                dpa @Europe/Berlin: dpa, dpa international
                dpa-AFX @Europe/Berlin: dpa-afx, dpa-afx broker, dpa-afx analyser
                Bloomberg: bloomberg, bloomberg news
                Dow Jones: dow jones, dow jones newswires, dj
                Investing.com: investing.com
                PR Newswire: pr newswire, prnewswire, prnewswire-prweb, prnewswire-firstcall
                Business Wire: business wire, businesswire
                GlobeNewswire: globenewswire, globe newswire, globe newswires
                Accesswire: accesswire, access newswire
                Newsfile: newsfile corp., newsfile
                ANSA @Europe/Rome: ansa
                EFE @Europe/Madrid: efe
                APA @Europe/Vienna: apa
                Ritzau @Europe/Copenhagen: ritzau
                STT @Europe/Helsinki: stt
                NTB @Europe/Oslo: ntb
                TT @Europe/Stockholm: tt
                Kyodo @Asia/Tokyo: kyodo, kyodo news
                Xinhua @Asia/Shanghai: xinhua
                Interfax @Europe/Moscow: interfax
                TASS @Europe/Moscow: tass
                PA @Europe/London: pa, pa media, press association
                AAP @Australia/Sydney: aap
                PTI @Asia/Kolkata: pti
                Yonhap @Asia/Seoul: yonhap
                UPI: upi
                CNW: cnw, canada newswire, cnw telbec, cnw group
                Belga @Europe/Brussels: belga
                ATS @Europe/Zurich: ats, keystone-ats
                Europa Press @Europe/Madrid: europa press
                EQS @Europe/Berlin: eqs, eqs newswire, eqs-news
                Bernama @Asia/Kuala_Lumpur: bernama
                IANS @Asia/Kolkata: ians
                ANI @Asia/Kolkata: ani
                ANA @Europe/Athens: ana, ana-mpe, απε-μπε
                BusinessDesk @Pacific/Auckland: businessdesk
                """;
        names.lines()
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    String[] agency = line.substring(0, colon).split(" @");
                    for (String name : line.substring(colon + 1).split(",")) {
                        NAMES.put(name.strip(), agency[0]);
                    }
                    if (agency.length == 2) {
                        ZONES.put(agency[0], ZoneId.of(agency[1]));
                    }
                });
    }

    private Agencies() {}

    /// The agency that signs so (`REUTERS`, `/reuters/`, `via Reuters` is `Reuters`); absent for a
    /// name that is none.
    public static Optional<String> named(String signature) {
        if (signature.length() > 40) {
            return Optional.empty();
        }
        String name = signature.strip().toLowerCase(Locale.ROOT);
        int from = name.startsWith("via ") ? 4 : name.startsWith("/") ? 1 : 0;
        int to = name.length() > from && name.endsWith("/") ? name.length() - 1 : name.length();
        return Optional.ofNullable(NAMES.get(name.substring(from, to).strip()));
    }

    /// The clock an agency writes by, where it writes that of one country.
    public static Optional<ZoneId> zone(String signature) {
        return named(signature).map(ZONES::get);
    }
}
