package org.broadtape.source.web;

import java.util.Optional;
import org.broadtape.source.Look;
import org.broadtape.source.Source;

/// A line of the list of sources.
///
/// @param stories how many of its stories are kept
/// @param last its last answer or delivery; absent where there was none
/// @param due true if its next look is due already
public record SourceRow(Source source, int stories, Optional<Look> last, boolean due) {
    /// Whether it is looked at again by itself.
    public boolean isLookedAt() {
        return !source.paused() && !source.gone() && source.nextLook().isPresent();
    }
}
