package org.broadtape.wire.internal.copy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The agencies and release wires that sign copy, by every name they sign with.
public final class Agencies {
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        String names =
                """
                Reuters: reuters, thomson reuters
                AP: ap, associated press, the associated press
                AFP: afp, agence france-presse
                dpa: dpa, dpa international
                dpa-AFX: dpa-afx, dpa-afx broker, dpa-afx analyser
                Bloomberg: bloomberg, bloomberg news
                Dow Jones: dow jones, dow jones newswires, dj
                Investing.com: investing.com
                PR Newswire: pr newswire, prnewswire, prnewswire-prweb, prnewswire-firstcall
                Business Wire: business wire, businesswire
                GlobeNewswire: globenewswire, globe newswire, globe newswires
                Accesswire: accesswire, access newswire
                Newsfile: newsfile corp., newsfile
                ANSA: ansa
                EFE: efe
                APA: apa
                Ritzau: ritzau
                STT: stt
                NTB: ntb
                TT: tt
                Kyodo: kyodo, kyodo news
                Xinhua: xinhua
                Interfax: interfax
                TASS: tass
                PA: pa, pa media, press association
                AAP: aap
                PTI: pti
                Yonhap: yonhap
                UPI: upi
                CNW: cnw, canada newswire, cnw telbec, cnw group
                Belga: belga
                ATS: ats, keystone-ats
                Europa Press: europa press
                EQS: eqs, eqs newswire, eqs-news
                Bernama: bernama
                IANS: ians
                ANI: ani
                """;
        names.lines()
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    for (String name : line.substring(colon + 1).split(",")) {
                        NAMES.put(name.strip(), line.substring(0, colon));
                    }
                });
    }

    private Agencies() {}

    /// The agency that signs so (`REUTERS` is `Reuters`); absent for a name that is none.
    public static Optional<String> named(String signature) {
        return signature.length() > 40
                ? Optional.empty()
                : Optional.ofNullable(NAMES.get(signature.strip().toLowerCase(Locale.ROOT)));
    }
}
