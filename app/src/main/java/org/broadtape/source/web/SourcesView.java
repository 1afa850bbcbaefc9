package org.broadtape.source.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        List<String> parts = new ArrayList<>();
        for (Source.Health health : Source.Health.values()) {
            long count = rows.stream().filter(row -> row.source().health() == health).count();
            if (count > 0) {
                String state = "source.health." + health.name().toLowerCase(Locale.ROOT);
                parts.add(frame.t("source.summary.part", count, frame.t(state)));
            }
        }
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
