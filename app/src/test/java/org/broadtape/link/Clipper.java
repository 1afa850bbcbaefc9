package org.broadtape.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.analysis.Analysis;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.base.Span;

/// A reader of ten rules: he knows a name in the headline for the subject and one in the text for a
/// mention, and rejects what he was told to.
public final class Clipper implements StoryReader {
    private final Map<String, Entity> known = new LinkedHashMap<>();
    private final List<String> rejected = new ArrayList<>();
    private String version = "clipper-1";
    private String breaking = "no such words";

    /// An instrument as a test knows it.
    public static Entity instrument(String id, String symbol, String name) {
        return entity(id, Entity.Kind.INSTRUMENT, "equity", name, Optional.of(symbol));
    }

    /// A country as a test knows it.
    public static Entity country(String code, String name) {
        return entity(code, Entity.Kind.COUNTRY, "", name, Optional.empty());
    }

    private static Entity entity(
            String id, Entity.Kind kind, String type, String name, Optional<String> symbol) {
        return new Entity(
                id,
                kind,
                type,
                name,
                symbol,
                symbol.map(_ -> "XNAS"),
                Optional.empty(),
                List.of(Entity.Name.of(name, Entity.Sort.FULL)),
                Optional.empty(),
                Optional.empty());
    }

    /// Knows something besides.
    public Clipper know(Entity... entities) {
        for (Entity one : entities) {
            known.put(one.id(), one);
        }
        return this;
    }

    /// Becomes another reader, who rejects what has that id.
    public void become(String other, String reject) {
        version = other;
        rejected.add(reject);
    }

    /// Breaks on a story whose headline holds such words.
    public void breakOn(String words) {
        breaking = words;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public Analysis annotate(StoryText story) {
        if (story.headline().contains(breaking)) {
            throw new IllegalStateException("Broke on " + breaking);
        }
        List<Link> kept = new ArrayList<>();
        List<Link> out = new ArrayList<>();
        for (Entity entity : known.values()) {
            List<Passage> places = new ArrayList<>();
            for (Field field : Field.values()) {
                int at = story.text(field).indexOf(entity.name());
                if (at >= 0) {
                    places.add(new Passage(field, new Span(at, at + entity.name().length())));
                }
            }
            if (!places.isEmpty()) {
                boolean keep = !rejected.contains(entity.id());
                boolean subject = keep && places.getFirst().field() == Field.HEADLINE;
                boolean chip = subject && entity.kind() == Entity.Kind.INSTRUMENT;
                (keep ? kept : out)
                        .add(
                                new Link(
                                        entity,
                                        keep,
                                        subject ? Role.SUBJECT : Role.MENTION,
                                        subject ? 90 : 10,
                                        chip,
                                        keep ? "named-in-headline" : "common-word",
                                        Map.of("headline", subject ? 1.0 : 0.0),
                                        places));
            }
        }
        kept.addAll(out);
        return new Analysis(kept, Optional.empty());
    }
}
