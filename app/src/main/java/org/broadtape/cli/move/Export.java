package org.broadtape.cli.move;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadtape.cli.Progress;
import org.broadtape.cli.Site;
import org.broadtape.cli.Where;
import org.broadtape.newsroom.Dossier;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.opml.Opml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `export stories`, `export sources` and `export prices`: everything out, in formats others read
/// too. May run while the site runs. Ends with 0, with 1 if something can't be read or written,
/// with 2 on bad usage.
@Command(
        name = "export",
        description = "Writes out stories, sources or prices.",
        synopsisSubcommandLabel = "(stories | sources | prices)",
        subcommands = {Export.OfStories.class, Export.OfSources.class, ExportPrices.class})
public final class Export {
    private Export() {}

    /// What both have in common: from where, to where.
    abstract static class Out implements Callable<Integer> {
        @Mixin Where where = new Where();

        @Option(
                names = "--to",
                paramLabel = "FILE",
                defaultValue = "-",
                description = "File to write, '-' for standard output (default).")
        String to = "-";

        @Override
        public Integer call() {
            if (!where.isThere()) {
                System.err.println(
                        where.data()
                                + ":1: there is no site here, "
                                + where.file()
                                + " is missing: the data folder of a site, by --data");
                return 1;
            }
            try (Site site = Site.open(where, Clock.systemUTC())) {
                if (to.equals("-")) {
                    try (OutputStream out =
                            new BufferedOutputStream(
                                    new FileOutputStream(FileDescriptor.out), 1 << 16)) {
                        write(site, out);
                    }
                } else {
                    toFile(site, Path.of(to));
                }
                return 0;
            } catch (IOException failed) {
                System.err.println(
                        to
                                + ":1: it can't be written ("
                                + failed.getMessage()
                                + "): room to write");
                return 1;
            }
        }

        /// Under another name first: whoever looks sees all of it or nothing.
        private void toFile(Site site, Path file) throws IOException {
            Path beside = file.resolveSibling(file.getFileName() + ".part");
            try {
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
                    write(site, out);
                }
                Files.move(
                        beside,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        }

        abstract void write(Site site, OutputStream out) throws IOException;
    }

    /// `export stories`.
    @Command(
            name = "stories",
            description =
                    "Writes all stories, held ones and tombstones too, as ninjs 3.1, one object a"
                            + " line, in the order they came.")
    static final class OfStories extends Out {
        private static final int BATCH = 100;

        @Option(
                names = "--all-versions",
                description = "Every version of a story in order, not only the current one.")
        boolean allVersions;

        @Option(
                names = "--own-use",
                description =
                        "All texts, also those whose terms forbid passing them on: for moving"
                                + " this site.")
        boolean ownUse;

        @Override
        void write(Site site, OutputStream out) throws IOException {
            Progress progress = new Progress(System.err, "stories");
            Map<SourceId, Bringer> bringers = new HashMap<>();
            List<StoryId> ids = site.stories().idsAfter(0, BATCH);
            long narrowed = 0;
            while (!ids.isEmpty()) {
                for (Dossier whole : site.stories().dossiers(ids, allVersions)) {
                    Dossier story = ownUse ? whole : site.stories().forExport(whole);
                    narrowed += story.equals(whole) ? 0 : 1;
                    Bringer bringer =
                            bringers.computeIfAbsent(story.source(), id -> bringer(site, id));
                    for (Dossier.Version version : story.versions()) {
                        String line = NinjsWriter.line(MovingLine.write(story, version, bringer));
                        out.write(line.getBytes(StandardCharsets.UTF_8));
                        out.write('\n');
                    }
                }
                progress.done(ids.size());
                ids = site.stories().idsAfter(ids.getLast().value(), BATCH);
            }
            if (narrowed > 0) {
                System.err.println(
                        narrowed
                                + " stories are written without their text, because their terms"
                                + " don't let it leave this site. To move the site, use --own-use.");
            }
        }

        /// A source that is not in the book any more keeps its number as a name.
        private static Bringer bringer(Site site, SourceId id) {
            return site.sources()
                    .find(id)
                    .map(Bringer::of)
                    .orElseGet(() ->
                            new Bringer(
                                    Source.Kind.PUSH,
                                    site.sources().name(id),
                                    Optional.empty(),
                                    true));
        }
    }

    /// `export sources`.
    @Command(name = "sources", description = "Writes the feeds as OPML 2.0.")
    static final class OfSources extends Out {
        @Override
        void write(Site site, OutputStream out) throws IOException {
            List<Opml.Feed> feeds =
                    site.sources().list().stream()
                            .flatMap(source -> source.asFeed().stream())
                            .toList();
            out.write(Opml.write("Broadtape", feeds));
        }
    }
}
