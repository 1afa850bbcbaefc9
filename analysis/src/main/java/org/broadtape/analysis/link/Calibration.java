package org.broadtape.analysis.link;

import java.util.List;

/// Makes log odds true chances: the slope and offset under which what was seen is likeliest (Platt,
/// Advances in Large Margin Classifiers, 1999), by Newton's method.
final class Calibration {
    private Calibration() {}

    /// @return slope and offset
    static double[] fit(double[] logOdds, List<Boolean> right) {
        double slope = 1;
        double offset = 0;
        for (int round = 0; round < 30; round++) {
            double toSlope = 0;
            double toOffset = 0;
            double ss = 1e-6;
            double so = 0;
            double oo = 1e-6;
            for (int row = 0; row < logOdds.length; row++) {
                double chance = 1 / (1 + Math.exp(-(slope * logOdds[row] + offset)));
                double off = chance - (right.get(row) ? 1 : 0);
                double curve = chance * (1 - chance);
                toSlope += off * logOdds[row];
                toOffset += off;
                ss += curve * logOdds[row] * logOdds[row];
                so += curve * logOdds[row];
                oo += curve;
            }
            double whole = ss * oo - so * so;
            slope -= (oo * toSlope - so * toOffset) / whole;
            offset -= (ss * toOffset - so * toSlope) / whole;
        }
        return new double[] {slope, offset};
    }
}
