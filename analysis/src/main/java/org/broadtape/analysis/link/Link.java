package org.broadtape.analysis.link;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadtape.analysis.StoryText.Passage;

/// One line of the ledger: an entity considered for a story, kept as a link or rejected, and why.
///
/// @param entity what was considered
/// @param kept whether it is a link of the story; a rejected one is shown only in the ledger
/// @param role its part in the story; `MENTION` for what was rejected
/// @param relevance 0 to 100, calibrated: of links at 80 four in five are right
/// @param chip whether it is shown as a chip: an instrument, `subject` or `affected`
/// @param rule what decided: the key of a [Rule], or of what an owner decided by
/// @param features what was weighed, by name; sorted
/// @param evidence the words, in the order they stand; never empty
public record Link(
        Entity entity,
        boolean kept,
        Role role,
        int relevance,
        boolean chip,
        String rule,
        Map<String, Double> features,
        List<Passage> evidence) {
    /// Refuses a chip without evidence, right or role.
    public Link {
        features = Collections.unmodifiableMap(new TreeMap<>(features));
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("No evidence for " + entity.id());
        }
        if (relevance < 0 || relevance > 100) {
            throw new IllegalArgumentException("Relevance " + relevance + " of " + entity.id());
        }
        boolean may = kept && role.mayChip() && entity.kind() == Entity.Kind.INSTRUMENT;
        if (chip && !may) {
            throw new IllegalArgumentException("No chip for " + entity.id() + " as " + role);
        }
    }
}
