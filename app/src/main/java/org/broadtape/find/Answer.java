package org.broadtape.find;

import java.util.List;
import java.util.Optional;
import org.broadtape.base.Span;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.search.Extract;
import org.broadtape.search.StoryQuery;

/// A page of what was found.
///
/// @param query what was typed, as understood, with what could not be taken as it stands
/// @param found the stories that readers may see, in order
/// @param total how many stories match
/// @param totalIsExact false where there are at least so many
/// @param next the cursor of the page after this; absent on the last
public record Answer(
        StoryQuery query,
        List<Found> found,
        long total,
        boolean totalIsExact,
        Optional<String> next) {
    /// Copies its list.
    public Answer {
        found = List.copyOf(found);
    }

    /// A story that was found, and why.
    ///
    /// @param story what a list shows of it
    /// @param headlineMarks the words looked for, in [StoryLine#headline]
    /// @param extract a piece of its text that holds them
    public record Found(StoryLine story, List<Span> headlineMarks, Extract extract) {
        /// Copies its list.
        public Found {
            headlineMarks = List.copyOf(headlineMarks);
        }
    }
}
