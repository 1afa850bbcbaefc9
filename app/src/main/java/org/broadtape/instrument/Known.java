package org.broadtape.instrument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.broadtape.analysis.Analysis;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.World;
import org.broadtape.link.Entities;
import org.broadtape.link.StoryReader;
import org.broadtape.market.InstrumentMaster;
import org.jspecify.annotations.Nullable;

/// All that is known at a time: the instruments, the world, and the analyst who knows them. Never
/// changes.
public final class Known implements StoryReader {
    private final InstrumentMaster master;
    private final Map<String, Entity> byId = new LinkedHashMap<>();
    private final List<Entity> instruments;
    private final ReentrantLock making = new ReentrantLock();

    /// Made when a story is first read: a page of prices needs none, and must not wait for it.
    private volatile @Nullable Analyst analyst;

    Known(InstrumentMaster master) {
        this.master = master;
        this.instruments = Entities.of(master.all());
        instruments.forEach(one -> byId.put(one.id(), one));
        World.builtIn().forEach(one -> byId.putIfAbsent(one.id(), one));
    }

    /// The instruments.
    public InstrumentMaster master() {
        return master;
    }

    @Override
    public String version() {
        return analyst().version();
    }

    @Override
    public Analysis annotate(StoryText story) {
        return analyst().annotate(story);
    }

    private Analyst analyst() {
        Analyst ready = analyst;
        if (ready != null) {
            return ready;
        }
        making.lock();
        try {
            Analyst made = analyst;
            if (made == null) {
                made = new Analyst(instruments);
                analyst = made;
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    @Override
    public Optional<Entity> entity(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Instruments whose names or symbols begin so, then countries, bodies, persons and places.
    public List<Entity> find(String words, int limit) {
        List<Entity> found = new ArrayList<>();
        master.complete(words, limit).forEach(one -> entity(one.id()).ifPresent(found::add));
        String typed = words.strip().toLowerCase(Locale.ROOT);
        if (!typed.isEmpty()) {
            World.builtIn().stream()
                    .filter(one ->
                            one.names().stream()
                                    .anyMatch(name ->
                                            name.text().toLowerCase(Locale.ROOT).startsWith(typed)))
                    .sorted(Comparator.comparingInt(one -> one.name().length()))
                    .limit(limit)
                    .forEach(found::add);
        }
        return found.size() <= limit ? found : found.subList(0, limit);
    }
}
