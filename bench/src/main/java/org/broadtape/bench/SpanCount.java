package org.broadtape.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Rule;
import org.broadtape.base.Span;

/// Counts links against labelled spans. Right is a link whose words are a label's to the letter and
/// whose entity the label accepts; a link on words that were labelled as nothing known counts
/// neither way.
final class SpanCount {
    private static final Set<String> DERIVED =
            Set.of(Rule.PLACE_NAMED.key(), Rule.FILED_FROM.key());

    private int right;
    private int told;
    private int toldOfLabels;
    private int asked;
    private int heldAsked;
    private int heldRight;

    /// What is linked in one text.
    ///
    /// @param at the words
    /// @param entity the likeliest of those linked there
    record Linked(Span at, Entity entity) {}

    /// What the set says of some words.
    ///
    /// @param name what they mean; empty where that is nothing known, or need not be told
    /// @param asked whether a link is missed where there is none
    record Label(Span at, String name, boolean asked) {}

    /// The likeliest link of every span of a field. A country linked by a place in it is not named
    /// by the words, and not counted.
    static List<Linked> linked(List<Link> links, StoryText.Field field) {
        Map<Span, Entity> first = new LinkedHashMap<>();
        for (Link link : links) {
            if (DERIVED.contains(link.rule())) {
                continue;
            }
            link.evidence().stream()
                    .filter(passage -> passage.field() == field)
                    .forEach(passage -> first.putIfAbsent(passage.span(), link.entity()));
        }
        List<Linked> linked = new ArrayList<>();
        first.forEach((at, entity) -> linked.add(new Linked(at, entity)));
        return linked;
    }

    /// Counts one text.
    ///
    /// @param where what misses are told of
    void add(
            String where,
            String text,
            List<Linked> linked,
            List<Label> labels,
            Acceptance accepts,
            KnownThings known,
            Misses misses) {
        Map<Span, Label> at = new HashMap<>();
        labels.forEach(label -> at.put(label.at(), label));
        Set<Span> hits = new HashSet<>();
        for (Linked one : linked) {
            Label label = at.get(one.at());
            if (label != null && label.name().isEmpty()) {
                continue;
            }
            told++;
            toldOfLabels += label == null ? 0 : 1;
            if (label != null && accepts.accepts(one.entity(), label)) {
                hits.add(one.at());
            } else {
                misses.tell(
                        where,
                        one.at().of(text) + " as " + one.entity().id(),
                        label == null ? "no link" : label.name());
            }
        }
        right += hits.size();
        for (Label label : labels) {
            if (label.asked() && !label.name().isEmpty()) {
                boolean hit = hits.contains(label.at());
                asked++;
                if (known.holds(label.name())) {
                    heldAsked++;
                    heldRight += hit ? 1 : 0;
                    if (!hit) {
                        misses.tell(where, label.at().of(text) + " not linked", label.name());
                    }
                }
            }
        }
    }

    /// Whether an entity is what a label means.
    interface Acceptance {
        boolean accepts(Entity entity, Label label);
    }

    /// Precision of what is told; recall and F1 over labels whose name is known. Besides:
    /// `precisionOnLabels` of what is told on labelled words alone, since sets leave names
    /// unlabelled; `recallOfAll` over all labels; `held`, the share whose name is known.
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        double precision = ReutersCodesMeasure.share(right, told);
        double recall = ReutersCodesMeasure.share(heldRight, heldAsked);
        figures.put("precision", precision);
        figures.put("recall", recall);
        figures.put("f1", f1(precision, recall));
        figures.put("precisionOnLabels", ReutersCodesMeasure.share(right, toldOfLabels));
        figures.put("recallOfAll", ReutersCodesMeasure.share(right, asked));
        figures.put("held", ReutersCodesMeasure.share(heldAsked, asked));
        return figures;
    }

    static double f1(double precision, double recall) {
        double sum = precision + recall;
        return sum == 0 ? 0 : Math.round(10_000 * 2 * precision * recall / sum) / 10_000.0;
    }

    int asked() {
        return asked;
    }
}
