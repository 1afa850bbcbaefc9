package org.broadtape.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.broadtape.analysis.language.Languages;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.Linker;
import org.broadtape.analysis.link.World;

/// Reads a story and tells what it is about. Safe for many threads at once.
public final class Analyst {
    private final Linker linker;
    private final String version;

    /// An analyst who knows these instruments and [the world][World].
    public Analyst(Collection<Entity> instruments) {
        this(instruments, World.builtIn(), LinkModel.shipped());
    }

    /// An analyst who knows these instruments and that world, and weighs by that model.
    public Analyst(Collection<Entity> instruments, Collection<Entity> world, LinkModel model) {
        List<Entity> known = new ArrayList<>(instruments.size() + world.size());
        known.addAll(instruments);
        known.addAll(world);
        this.linker = new Linker(known, model);
        this.version = model.version() + "-" + Integer.toHexString(digest(known));
    }

    /// The same at every start: an enum's hash code isn't, its name's is.
    private static int digest(List<Entity> known) {
        int digest = 1;
        for (Entity one : known) {
            digest = 31 * digest + one.toString().hashCode();
        }
        return digest;
    }

    /// What decides its findings: changes when the rules, the weights or the entities it knows do,
    /// so that stories can be read again.
    public String version() {
        return version;
    }

    /// Reads a story.
    public Analysis annotate(StoryText story) {
        return new Analysis(linker.ledger(story), Languages.tell(story));
    }
}
