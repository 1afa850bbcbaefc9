package org.broadtape.analysis;

import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;

/// Reads a story and tells what it is about. Safe for many threads at once.
public final class Analyst {
    private final List<Entity> known;

    /// An analyst who knows these entities.
    public Analyst(List<Entity> known) {
        this.known = List.copyOf(known);
    }

    /// What decides its findings: changes when the rules, the weights or the entities it knows do,
    /// so that stories can be read again.
    public String version() {
        return "0-" + known.size();
    }

    /// Reads a story.
    public Analysis annotate(StoryText story) {
        return new Analysis(List.of(), Optional.empty());
    }
}
