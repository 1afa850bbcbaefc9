package org.broadtape.source.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadtape.page.Frame;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;

/// What the list's template needs.
///
/// @param rows the sources, by name
/// @param troubles the latest problems of all of them, latest first
/// @param owner true if the forms are shown
/// @param inbox where watched folders may lie, for the owner
/// @param form for another source
/// @param done what an import did, in words
/// @param undoable the key of an import just made, which can be undone
/// @param importProblems why a list could not be taken in, or what of it was passed over
public record SourcesView(
        List<SourceRow> rows,
        List<Sources.Met> troubles,
        boolean owner,
        String inbox,
        SourceForm form,
        Optional<String> done,
        Optional<String> undoable,
        List<String> importProblems) {
    /// Copies its lists.
    public SourcesView {
        rows = List.copyOf(rows);
        troubles = List.copyOf(troubles);
        importProblems = List.copyOf(importProblems);
    }

    /// How all of them are: "12 sources: 10 well, 2 in trouble."
    public String summary(Frame frame) {
        Map<String, Long> counts =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> SourcePages.state(row.source()),
                                        TreeMap::new,
                                        Collectors.counting()));
        List<String> parts = new ArrayList<>();
        counts.forEach((state, count) ->
                parts.add(
                        frame.t("source.summary.part", count, frame.t("source.health." + state))));
        return frame.t("source.summary", rows.size(), String.join(", ", parts));
    }

    /// What went wrong last, for a source that is in trouble.
    public Optional<String> why(SourceRow row) {
        boolean troubled =
                switch (row.source().health()) {
                    case TROUBLED, GONE -> true;
                    case NEW, WELL, PAUSED -> false;
                };
        return row.last().filter(ignored -> troubled).map(look -> shown(look.words()));
    }

    /// The latest example of a problem, as this viewer may see it.
    public String example(Frame frame, Sources.Met met) {
        return met.kind() == Source.Kind.FOLDER && !owner
                ? frame.t("source.troubles.owner")
                : shown(met.trouble().what());
    }

    private String shown(String text) {
        return owner ? text : Discretion.shortened(text);
    }
}
