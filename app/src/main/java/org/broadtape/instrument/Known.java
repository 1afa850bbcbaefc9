package org.broadtape.instrument;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadtape.analysis.Analysis;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.link.StoryReader;

/// All that is known at a time, and the analyst who knows it.
public final class Known implements StoryReader {
    private final Map<String, Entity> byId;
    private final Analyst analyst;

    Known(List<Entity> entities) {
        this.byId =
                entities.stream()
                        .collect(
                                Collectors.toMap(
                                        Entity::id, Function.identity(), (one, again) -> one));
        this.analyst = new Analyst(List.copyOf(byId.values()));
    }

    @Override
    public String version() {
        return analyst.version();
    }

    @Override
    public Analysis annotate(StoryText story) {
        return analyst.annotate(story);
    }

    @Override
    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
