package org.broadtape.cli.move;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.cli.Progress;
import org.broadtape.cli.Site;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Dossier;
import org.broadtape.newsroom.SourceId;
import org.broadtape.source.Source;
import org.broadtape.store.StoreFull;
import org.broadtape.wire.ItemKind;
import org.broadtape.wire.WireItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the stories of a file gather until there are enough for one transaction. Versions of one
/// story that follow one another become one dossier. Between two transactions the site that runs at
/// the same time can write.
final class Tray {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);
    private static final int STORIES = 250;
    private static final int VERSIONS = 500;
    private static final int UNITS = 4 << 20;

    private final Site site;
    private final Path file;
    private final PrintStream err;
    private final String silent;
    private final Progress progress;
    private final Map<Bringer, SourceId> sources = new HashMap<>();
    private Optional<SourceId> nameless = Optional.empty();
    private final List<MovingLine> versions = new ArrayList<>();
    private final List<Numbered<Dossier>> dossiers = new ArrayList<>();
    private final List<Numbered<Delivery>> deliveries = new ArrayList<>();
    private int units;
    private long fresh;
    private boolean allTaken = true;

    /// @param line it begins on
    private record Numbered<T>(long line, T what) {}

    /// @param silent whom stories come from that don't say so
    Tray(Site site, Path file, PrintStream err, String silent) {
        this.site = site;
        this.file = file;
        this.err = err;
        this.silent = silent;
        this.progress = new Progress(err, "stories");
    }

    /// Adds a version of a story from another site.
    void add(MovingLine line) {
        if (!versions.isEmpty()
                && (!line.continues(versions.getLast()) || versions.size() >= VERSIONS)) {
            close();
        }
        if (!deliveries.isEmpty()) {
            empty();
        }
        versions.add(line);
        weigh(line.item());
    }

    /// Adds an item of anybody; one that is no story is told of.
    void add(long line, WireItem item) {
        if (item.kind() != ItemKind.NEWS) {
            err.println(
                    file
                            + ":"
                            + line
                            + ": "
                            + Problem.quote(item.uri())
                            + " is no story but a "
                            + item.kind().code()
                            + ", and was passed over: an item of news");
            return;
        }
        close();
        if (!dossiers.isEmpty()) {
            empty();
        }
        Delivery delivery =
                new Delivery(nameless(), item, Delivery.Manner.ARCHIVE, Optional.empty());
        deliveries.add(new Numbered<>(line, delivery));
        weigh(item);
        if (deliveries.size() >= STORIES || units > UNITS) {
            empty();
        }
    }

    private void weigh(WireItem item) {
        units += item.bodyText().length() + item.bodyHtml().length();
    }

    /// The versions gathered make a story.
    private void close() {
        if (versions.isEmpty()) {
            return;
        }
        MovingLine first = versions.getFirst();
        dossiers.add(
                new Numbered<>(
                        first.number(),
                        MovingLine.dossier(source(first.bringer()), List.copyOf(versions))));
        versions.clear();
        if (dossiers.size() >= STORIES || units > UNITS) {
            hand();
        }
    }

    /// Hands over what has gathered; durable when it returns.
    void empty() {
        close();
        hand();
    }

    private void hand() {
        take(dossiers, site.newsroom()::file);
        take(deliveries, site.newsroom()::receiveAll);
        dossiers.clear();
        deliveries.clear();
        units = 0;
    }

    /// What can't be taken costs only itself.
    private <T> void take(List<Numbered<T>> those, Taking<T> taking) {
        if (those.isEmpty()) {
            return;
        }
        try {
            List<Arrival> arrivals = taking.take(those.stream().map(Numbered::what).toList());
            fresh += arrivals.stream().filter(Arrival::isFresh).count();
            progress.done(those.size());
        } catch (StoreFull full) {
            throw full;
        } catch (RuntimeException failed) {
            if (those.size() > 1) {
                those.forEach(one -> take(List.of(one), taking));
                return;
            }
            LOG.debug("{}:{} can't be filed", file, those.getFirst().line(), failed);
            err.println(
                    file
                            + ":"
                            + those.getFirst().line()
                            + ": the story can't be filed ("
                            + failed.getMessage()
                            + "): a story like those export writes");
            allTaken = false;
        }
    }

    private interface Taking<T> {
        List<Arrival> take(List<T> those);
    }

    private SourceId nameless() {
        SourceId id =
                nameless.orElseGet(() ->
                        site.sources()
                                .known(Source.Kind.PUSH, silent, Optional.empty())
                                .orElseGet(() -> add(Source.Kind.PUSH, silent, true))
                                .id());
        nameless = Optional.of(id);
        return id;
    }

    private SourceId source(Bringer bringer) {
        return sources.computeIfAbsent(
                bringer,
                one ->
                        site.sources()
                                .known(one.kind(), one.name(), one.address())
                                .orElseGet(() -> add(one))
                                .id());
    }

    /// A feed that comes with its stories waits until the owner says so: nobody else's file decides
    /// whom this site asks.
    private Source add(Bringer one) {
        Source source =
                site.sources().add(one.kind(), one.name(), one.address(), Source.Settings.USUAL);
        if (one.removed()) {
            site.sources().remove(source.id());
        } else if (one.kind() == Source.Kind.FEED || one.kind() == Source.Kind.FOLDER) {
            site.sources().pause(source.id());
            err.println(
                    "The source \""
                            + one.name()
                            + "\" came with its stories and is paused: resume it on its page, or"
                            + " import the list of sources.");
        }
        return source;
    }

    private Source add(Source.Kind kind, String name, boolean archive) {
        return site.sources()
                .add(kind, name, Optional.empty(), Source.Settings.USUAL.asArchive(archive));
    }

    /// How many stories were taken, new or not.
    long count() {
        return progress.count();
    }

    /// How many of them were new here or changed something.
    long fresh() {
        return fresh;
    }

    /// False if one could not be filed.
    boolean isAllTaken() {
        return allTaken;
    }
}
