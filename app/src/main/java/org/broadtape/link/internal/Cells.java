package org.broadtape.link.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.base.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How features and evidence stand in a cell of the ledger's table.
final class Cells {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Cells() {}

    /// `h0-13 b40-52`: spans of the headline and of the body.
    static String evidence(List<Passage> passages) {
        return passages.stream()
                .map(one ->
                        (one.field() == Field.HEADLINE ? "h" : "b")
                                + one.span().start()
                                + "-"
                                + one.span().end())
                .collect(Collectors.joining(" "));
    }

    /// The inverse of [#evidence(List)].
    static List<Passage> evidence(String cell) {
        List<Passage> passages = new ArrayList<>();
        for (String one : cell.split(" ")) {
            int dash = one.indexOf('-');
            passages.add(
                    new Passage(
                            one.charAt(0) == 'h' ? Field.HEADLINE : Field.BODY,
                            new Span(
                                    Integer.parseInt(one.substring(1, dash)),
                                    Integer.parseInt(one.substring(dash + 1)))));
        }
        return passages;
    }

    /// A JSON object, names in order. Noughts are left out, and others have four digits: a story
    /// has ten lines of fifty features.
    static String features(Map<String, Double> features) {
        Map<String, Number> told = new TreeMap<>();
        features.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                return;
            }
            double rounded =
                    new BigDecimal(value)
                            .round(new MathContext(4, RoundingMode.HALF_EVEN))
                            .doubleValue();
            if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9) {
                told.put(name, (long) rounded);
            } else {
                told.put(name, rounded);
            }
        });
        told.values().removeIf(value -> value.doubleValue() == 0);
        return JSON.writeValueAsString(told);
    }

    /// The features of such an object; one that is not in it was nought.
    static Map<String, Double> features(String cell) {
        Map<String, Double> features = new TreeMap<>();
        JsonNode object = JSON.readTree(cell);
        object.properties().forEach(one -> features.put(one.getKey(), one.getValue().asDouble()));
        return features;
    }
}
