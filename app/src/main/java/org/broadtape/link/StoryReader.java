package org.broadtape.link;

import java.util.Optional;
import org.broadtape.analysis.Analysis;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;

/// Who reads stories now, with all he knows. Another one takes his place when the rules or what is
/// known change; his version tells them apart.
public interface StoryReader {
    /// What decides his findings: another version may find something else.
    String version();

    /// Reads a story.
    Analysis annotate(StoryText story);

    /// What he knows under an id.
    Optional<Entity> entity(String id);
}
