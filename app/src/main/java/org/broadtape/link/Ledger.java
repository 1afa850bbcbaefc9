package org.broadtape.link;

import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.newsroom.StoryId;

/// All that was considered for a story, kept or rejected.
///
/// @param story which
/// @param version the story's version that was read, whose texts the spans point into
/// @param reader the version of who read it
/// @param lines kept ones first, most relevant first; an entity stands in one line at most, without
///   its names
public record Ledger(StoryId story, int version, String reader, List<Link> lines) {
    /// What was decided by the owner goes by this rule.
    public static final String RULED = "ruled";

    /// Copies its list.
    public Ledger {
        lines = List.copyOf(lines);
    }

    /// The links of the story.
    public List<Link> links() {
        return lines.stream().filter(Link::kept).toList();
    }

    /// What was considered and rejected.
    public List<Link> rejected() {
        return lines.stream().filter(line -> !line.kept()).toList();
    }

    /// The line of an entity; absent where it was not considered.
    public Optional<Link> line(String entity) {
        return lines.stream().filter(line -> line.entity().id().equals(entity)).findFirst();
    }

    /// How it stands with an entity now, as a ruling would say it.
    public Ruling standing(String entity) {
        return line(entity)
                .map(line -> new Ruling(entity, line.kept(), line.role()))
                .orElseGet(() -> new Ruling(entity, false, Role.MENTION));
    }

    /// Whether the owner put something right.
    public boolean isRuled() {
        return lines.stream().anyMatch(line -> line.rule().equals(RULED));
    }
}
