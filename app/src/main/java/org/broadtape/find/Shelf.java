package org.broadtape.find;

import java.util.List;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;

/// What the search desk needs of the newsroom.
@FunctionalInterface
public interface Shelf {
    /// The stories of those ids as they stand now, in the order asked; one that is not known is
    /// left out.
    List<Story> stories(List<StoryId> ids);
}
