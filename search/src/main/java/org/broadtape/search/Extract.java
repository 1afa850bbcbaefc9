package org.broadtape.search;

import java.util.List;
import org.broadtape.base.Span;

/// A piece of a story that shows why it was found: plain text and where the words stand in it.
///
/// @param text plain text on one line
/// @param marks the words that were looked for, in order, apart from each other
/// @param startsWithin true if something of the story stands before it
/// @param endsWithin true if something of the story follows it
public record Extract(String text, List<Span> marks, boolean startsWithin, boolean endsWithin) {
    /// Copies its list.
    public Extract {
        marks = List.copyOf(marks);
    }
}
