package org.broadtape.bench.python;

import java.util.List;
import java.util.Map;

/// The ways in which tests say that two values are the same.
final class Assertions {
    private Assertions() {}

    static void told(
            String word,
            List<Value> arguments,
            Map<String, Value> named,
            String where,
            Claims claims) {
        switch (word) {
            case "assert_almost_equal", "aae", "assertAlmostEqual", "assert_array_almost_equal" -> {
                Value places =
                        arguments.size() > 2
                                ? arguments.get(2)
                                : named.getOrDefault(
                                        "decimal",
                                        named.getOrDefault("places", Value.Amount.of(7)));
                double tolerance =
                        places instanceof Value.Amount number
                                ? 1.5 * Math.pow(10, -number.value())
                                : Double.NaN;
                same(arguments, tolerance, where, claims);
            }
            case "assertEqual",
                    "assertEquals",
                    "assert_allclose",
                    "allclose",
                    "isclose",
                    "assert_series_equal",
                    "assert_approx_equal",
                    "approx" ->
                    same(arguments, Double.NaN, where, claims);
            case "isnan", "isnull", "isna" -> {
                if (arguments.size() == 1) {
                    claims.same(where, arguments.getFirst(), Value.Amount.of(Double.NaN), 0);
                }
            }
            default -> {
                if (word.startsWith("assert") || word.equals("all") || word.startsWith("is")) {
                    claims.passed(where, word);
                }
            }
        }
    }

    private static void same(List<Value> arguments, double tolerance, String where, Claims claims) {
        if (arguments.size() >= 2) {
            claims.same(where, arguments.get(0), arguments.get(1), tolerance);
        }
    }
}
