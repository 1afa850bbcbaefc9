package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands behind value and amount in a row of text: `SH CALL SHARED-DEFINED 4,5 100 0 0`.
///
/// @param type `SH` or `PRN`; empty where not there
/// @param option `PUT` or `CALL`; empty where not there
/// @param discretion as written; empty where marked by a cross in a column
/// @param managers the numbers of other managers, with commas
record TextTail(String type, String option, String discretion, String managers) {
    private static final int VOTES = 3;

    static TextTail read(String words) {
        String type = "";
        String option = "";
        String discretion = "";
        List<String> rest = new ArrayList<>();
        for (String word : words.strip().split("\\s+", 60)) {
            String upper = word.toUpperCase(Locale.ROOT);
            if (type.isEmpty() && upper.matches("SHS?|PRN|PRIN")) {
                type = upper;
            } else if (option.isEmpty() && upper.matches("PUTS?|CALLS?")) {
                option = upper;
            } else if (upper.matches("SOLE|SHARED.*|DEFINED|DFND|OTHER|OTR")) {
                discretion = discretion.isEmpty() ? upper : discretion + "-" + upper;
            } else if (!discretion.isEmpty() && upper.matches("[\\d,./&-]+")) {
                rest.add(upper);
            }
        }
        int managers = Math.max(0, rest.size() - VOTES);
        return new TextTail(
                type,
                option,
                discretion,
                String.join(",", rest.subList(0, managers)).replaceAll(",{2,}", ","));
    }
}
