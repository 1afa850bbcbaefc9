package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Learns [Trees]: gradient boosting of the logistic loss over features cut into bins, with
/// second-order leaves (Chen and Guestrin, KDD 2016). The same rows and seed give the same trees.
final class Boosting {
    private static final int BINS = 64;
    private static final int[] NOBODY = {};

    private final double[][] rows;
    private final boolean[] right;
    private final double[] weights;
    private final int depth;
    private final double rate;
    private final double ridge = 4;
    private final double leastHessian = 8;
    private final double[][] cuts;
    private final byte[][] binned;
    private final double[] odds;
    private final double[] gradients;
    private final double[] hessians;
    private final Random random = new Random(1987);

    Boosting(double[][] rows, boolean[] right, double[] weights, int depth, double rate) {
        this.rows = rows;
        this.right = right;
        this.weights = weights;
        this.depth = depth;
        this.rate = rate;
        int features = rows[0].length;
        this.cuts = new double[features][];
        this.binned = new byte[features][rows.length];
        this.odds = new double[rows.length];
        this.gradients = new double[rows.length];
        this.hessians = new double[rows.length];
        for (int feature = 0; feature < features; feature++) {
            bin(feature);
        }
    }

    private void bin(int feature) {
        double[] values = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            values[row] = rows[row][feature];
        }
        Arrays.sort(values);
        double[] found = new double[BINS];
        int count = 0;
        for (int cut = 1; cut < BINS; cut++) {
            int at = (int) ((long) cut * rows.length / BINS);
            double low = values[Math.max(0, at - 1)];
            if (count == 0 || low > found[count - 1]) {
                if (low < values[rows.length - 1]) {
                    found[count++] = low;
                }
            }
        }
        cuts[feature] = Arrays.copyOf(found, count);
        for (int row = 0; row < rows.length; row++) {
            int at = Arrays.binarySearch(cuts[feature], rows[row][feature]);
            binned[feature][row] = (byte) (at >= 0 ? at : -at - 1);
        }
    }

    /// Learns that many trees.
    Trees learn(int count) {
        double held = 0;
        double all = 0;
        for (int row = 0; row < rows.length; row++) {
            held += right[row] ? weights[row] : 0;
            all += weights[row];
        }
        double bias = Math.log(held / (all - held));
        Arrays.fill(odds, bias);
        List<Trees.Tree> trees = new ArrayList<>();
        for (int tree = 0; tree < count; tree++) {
            for (int row = 0; row < rows.length; row++) {
                double chance = 1 / (1 + Math.exp(-odds[row]));
                gradients[row] = (chance - (right[row] ? 1 : 0)) * weights[row];
                hessians[row] = chance * (1 - chance) * weights[row];
            }
            trees.add(tree());
        }
        return new Trees(bias, trees.toArray(Trees.Tree[]::new));
    }

    private Trees.Tree tree() {
        int nodes = (1 << (depth + 1)) - 1;
        int[] features = new int[nodes];
        double[] thresholds = new double[nodes];
        double[] leaves = new double[nodes];
        Arrays.fill(features, -1);
        int[][] members = new int[nodes][];
        Arrays.fill(members, NOBODY);
        int[] drawn = new int[rows.length];
        int taken = 0;
        for (int row = 0; row < rows.length; row++) {
            if (random.nextDouble() < 0.7) {
                drawn[taken++] = row;
            }
        }
        members[0] = Arrays.copyOf(drawn, taken);
        boolean[] open = new boolean[cuts.length];
        for (int feature = 0; feature < open.length; feature++) {
            open[feature] = random.nextDouble() < 0.7;
        }
        for (int node = 0; node < nodes; node++) {
            int[] here = members[node];
            if (here.length == 0) {
                continue;
            }
            double gradient = 0;
            double hessian = 0;
            for (int row : here) {
                gradient += gradients[row];
                hessian += hessians[row];
            }
            leaves[node] = -rate * gradient / (hessian + ridge);
            if (2 * node + 2 < nodes) {
                split(node, here, gradient, hessian, open, features, thresholds, members);
            }
            members[node] = NOBODY;
        }
        Trees.Tree tree = new Trees.Tree(features, thresholds, leaves);
        for (int row = 0; row < rows.length; row++) {
            odds[row] += tree.of(rows[row]);
        }
        return tree;
    }

    private void split(
            int node,
            int[] here,
            double gradient,
            double hessian,
            boolean[] open,
            int[] features,
            double[] thresholds,
            int[][] members) {
        double best = 1e-3;
        int bestFeature = -1;
        int bestCut = 0;
        double whole = gradient * gradient / (hessian + ridge);
        for (int feature = 0; feature < cuts.length; feature++) {
            if (!open[feature] || cuts[feature].length == 0) {
                continue;
            }
            double[] sums = new double[BINS + 1];
            double[] curves = new double[BINS + 1];
            byte[] bins = binned[feature];
            for (int row : here) {
                sums[bins[row]] += gradients[row];
                curves[bins[row]] += hessians[row];
            }
            double left = 0;
            double leftCurve = 0;
            for (int cut = 0; cut < cuts[feature].length; cut++) {
                left += sums[cut];
                leftCurve += curves[cut];
                double rightCurve = hessian - leftCurve;
                if (leftCurve < leastHessian || rightCurve < leastHessian) {
                    continue;
                }
                double rest = gradient - left;
                double gain =
                        left * left / (leftCurve + ridge)
                                + rest * rest / (rightCurve + ridge)
                                - whole;
                if (gain > best) {
                    best = gain;
                    bestFeature = feature;
                    bestCut = cut;
                }
            }
        }
        if (bestFeature < 0) {
            return;
        }
        features[node] = bestFeature;
        thresholds[node] = cuts[bestFeature][bestCut];
        int[] low = new int[here.length];
        int[] high = new int[here.length];
        int lows = 0;
        int highs = 0;
        for (int row : here) {
            if (binned[bestFeature][row] <= bestCut) {
                low[lows++] = row;
            } else {
                high[highs++] = row;
            }
        }
        members[2 * node + 1] = Arrays.copyOf(low, lows);
        members[2 * node + 2] = Arrays.copyOf(high, highs);
    }
}
