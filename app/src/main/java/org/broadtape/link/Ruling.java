package org.broadtape.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.base.Span;

/// What the owner decided about a story and an entity. It holds whatever a reading finds, for later
/// versions of the story too.
///
/// @param entity about what
/// @param kept whether it is a link of the story
/// @param role its part in the story; `MENTION` where it is no link
public record Ruling(String entity, boolean kept, Role role) {
    private static final int SURE = 100;

    /// A ledger with rulings applied, kept lines first. What the reading did not consider is found
    /// by its names; where none stands in the story, its headline is what was ruled on.
    ///
    /// @param known what has an id; a ruling on what nobody knows any more is passed over
    static List<Link> apply(
            List<Link> ledger,
            List<Ruling> rulings,
            StoryText story,
            Function<String, Optional<Entity>> known) {
        if (rulings.isEmpty()) {
            return ledger;
        }
        List<Link> kept = new ArrayList<>();
        List<Link> rejected = new ArrayList<>();
        for (Ruling ruling : rulings) {
            Optional<Link> found =
                    ledger.stream()
                            .filter(line -> line.entity().id().equals(ruling.entity()))
                            .findFirst();
            found.map(line -> ruling.over(line.entity(), line.features(), line.evidence()))
                    .or(() ->
                            known.apply(ruling.entity())
                                    .flatMap(entity ->
                                            evidence(entity, story)
                                                    .map(at ->
                                                            ruling.over(
                                                                    entity,
                                                                    Map.of(),
                                                                    List.of(at)))))
                    .ifPresent(line -> (line.kept() ? kept : rejected).add(line));
        }
        for (Link line : ledger) {
            if (rulings.stream().noneMatch(one -> one.entity().equals(line.entity().id()))) {
                (line.kept() ? kept : rejected).add(line);
            }
        }
        kept.addAll(rejected);
        return kept;
    }

    private Link over(Entity about, Map<String, Double> features, List<Passage> evidence) {
        boolean chip = kept && role.mayChip() && about.kind() == Entity.Kind.INSTRUMENT;
        return new Link(
                about,
                kept,
                kept ? role : Role.MENTION,
                kept ? SURE : 0,
                chip,
                Ledger.RULED,
                features,
                evidence);
    }

    private static Optional<Passage> evidence(Entity entity, StoryText story) {
        for (Field field : Field.values()) {
            for (Entity.Name name : entity.names()) {
                Optional<Span> at =
                        find(name.text(), story.text(field), name.kind() == Entity.Sort.SYMBOL);
                if (at.isPresent()) {
                    return at.map(span -> new Passage(field, span));
                }
            }
        }
        return story.headline().isEmpty()
                ? Optional.empty()
                : Optional.of(new Passage(Field.HEADLINE, new Span(0, story.headline().length())));
    }

    /// Where a name stands as whole words; only a symbol minds its case.
    private static Optional<Span> find(String name, String text, boolean asWritten) {
        String small = asWritten ? text : text.toLowerCase(Locale.ROOT);
        String wanted = asWritten ? name : name.toLowerCase(Locale.ROOT);
        if (wanted.isBlank() || small.length() != text.length()) {
            return Optional.empty();
        }
        int at = small.indexOf(wanted);
        while (at >= 0) {
            int end = at + wanted.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(small.charAt(at - 1));
            boolean ends = end == small.length() || !Character.isLetterOrDigit(small.charAt(end));
            if (begins && ends) {
                return Optional.of(new Span(at, end));
            }
            at = small.indexOf(wanted, at + 1);
        }
        return Optional.empty();
    }
}
