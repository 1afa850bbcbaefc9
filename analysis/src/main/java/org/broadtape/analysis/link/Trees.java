package org.broadtape.analysis.link;

/// A model of boosted trees: each tree asks of a few features whether they are above a threshold
/// and adds a weight; the sum is log odds (Friedman, Annals of Statistics 2001).
final class Trees {
    /// One tree, its nodes in an array: node i's answers are 2i+1 (at most the threshold) and 2i+2.
    static final class Tree {
        private final int[] features;
        private final double[] thresholds;
        private final double[] weights;

        /// A tree.
        ///
        /// @param features what each node asks of; -1 for a leaf
        Tree(int[] features, double[] thresholds, double[] weights) {
            this.features = features;
            this.thresholds = thresholds;
            this.weights = weights;
        }

        /// How many nodes its arrays have room for.
        int size() {
            return features.length;
        }

        /// The feature a node asks of; -1 for a leaf.
        int feature(int node) {
            return features[node];
        }

        double threshold(int node) {
            return thresholds[node];
        }

        double weight(int node) {
            return weights[node];
        }

        double of(double[] values) {
            int node = 0;
            while (node < features.length && features[node] >= 0) {
                node = 2 * node + (values[features[node]] <= thresholds[node] ? 1 : 2);
            }
            return weights[node];
        }
    }

    private final double bias;
    private final Tree[] trees;

    Trees(double bias, Tree[] trees) {
        this.bias = bias;
        this.trees = trees;
    }

    double bias() {
        return bias;
    }

    Tree[] trees() {
        return trees;
    }

    /// The log odds of a candidate.
    double logOdds(double[] values) {
        double sum = bias;
        for (Tree tree : trees) {
            sum += tree.of(values);
        }
        return sum;
    }
}
