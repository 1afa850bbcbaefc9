package org.broadtape.source.web;

import java.util.List;
import java.util.Optional;

/// What the list's template needs.
///
/// @param rows the sources, by name
/// @param owner true if the forms are shown
/// @param inbox where watched folders may lie, for the owner
/// @param form for another source
/// @param done what an import did, in words
/// @param importProblems why a list could not be taken in, or what of it was passed over
public record SourcesView(
        List<SourceRow> rows,
        boolean owner,
        String inbox,
        SourceForm form,
        Optional<String> done,
        List<String> importProblems) {
    /// Copies its lists.
    public SourcesView {
        rows = List.copyOf(rows);
        importProblems = List.copyOf(importProblems);
    }
}
