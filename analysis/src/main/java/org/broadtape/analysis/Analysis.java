package org.broadtape.analysis;

import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.link.Link;

/// What an analyst found in a story.
///
/// @param ledger every entity considered: kept ones first, most relevant first
/// @param language what the text is written in; absent where it is too short to tell
public record Analysis(List<Link> ledger, Optional<Language> language) {
    /// Copies its list.
    public Analysis {
        ledger = List.copyOf(ledger);
    }

    /// The links of the story, most relevant first.
    public List<Link> links() {
        return ledger.stream().filter(Link::kept).toList();
    }

    /// A language told from the text.
    ///
    /// @param code ISO 639-1, `en`
    /// @param confidence 0 to 1
    public record Language(String code, double confidence) {}
}
