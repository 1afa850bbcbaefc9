package org.broadtape.cli.move;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadtape.base.Problem;
import org.broadtape.cli.Progress;
import org.broadtape.cli.Site;
import org.broadtape.cli.Where;
import org.broadtape.source.Source;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.NinjsReader;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.opml.Opml;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `import`: stories as ninjs, one object a line, of an `export` or of anybody; lists of feeds as
/// OPML; and feeds. May run while the site runs, and again: what is in already is not doubled. Ends
/// with 0 if all was taken, with 1 if something could not be, with 2 on bad usage.
@Command(
        name = "import",
        subcommands = {ImportInstruments.class, ImportPrices.class},
        description =
                "Takes in stories (ninjs, one object a line), sources (OPML) and feeds; each FILE is"
                        + " told by what is in it.")
public final class Import implements Callable<Integer> {
    @Mixin Where where = new Where();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Whom stories come from that don't say so (default: Imported).")
    @Nullable String source;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files to take in.")
    List<Path> files = List.of();

    private final PrintStream err;
    private final Clock clock;

    /// The command as it is typed.
    public Import() {
        this(System.err, Clock.systemUTC());
    }

    Import(PrintStream err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (files.isEmpty()) {
            err.println(
                    "No file was named: import FILE…, import instruments FILE.csv… or import prices FILE.csv…");
            return 2;
        }
        return new EachFile(where, clock, err).take(files, this::take);
    }

    private boolean take(Site site, Path file) throws IOException {
        Bundle bundle = new Bundle(file);
        return switch (bundle.kind()) {
            case NINJS_LINES -> lines(site, file, bundle);
            case OPML -> opml(site, file, bundle);
            case FEED -> feed(site, file, bundle);
        };
    }

    private boolean lines(Site site, Path file, Bundle bundle) throws IOException {
        Tray tray = new Tray(site, file, err, name(Optional.empty()));
        boolean all = true;
        try (Lines lines = bundle.lines()) {
            while (lines.next()) {
                if (lines.isTooLong()) {
                    all &=
                            wrong(
                                    file,
                                    lines.number(),
                                    "the line is too long",
                                    "at most " + Lines.LONGEST + " bytes");
                } else if (!lines.words().isBlank()) {
                    all &= line(tray, file, lines);
                }
            }
        }
        tray.empty();
        tell(file, tray);
        return all && tray.isAllTaken();
    }

    private boolean line(Tray tray, Path file, Lines lines) {
        JsonNode object = Bundle.object(lines.words());
        if (object.isMissingNode()) {
            return wrong(file, lines.number(), "the line is no JSON", "one ninjs object a line");
        }
        Optional<WireItem> item = NinjsReader.read(object);
        if (item.isEmpty()) {
            return wrong(file, lines.number(), "an object without a uri", "ninjs, with its uri");
        }
        if (!MovingReader.isMoving(object)) {
            tray.add(lines.number(), item.get());
            return true;
        }
        return switch (MovingReader.read(lines.number(), object, item.get())) {
            case MovingReader.Line told -> {
                tray.add(told.line());
                yield true;
            }
            case MovingReader.Wrong told ->
                    wrong(
                            file,
                            lines.number(),
                            told.member() + " is missing or can't be read",
                            "what export wrote there");
        };
    }

    private boolean wrong(Path file, long line, String what, String expected) {
        err.println(file + ":" + line + ": " + what + ": " + expected);
        return false;
    }

    private boolean opml(Site site, Path file, Bundle bundle) throws IOException {
        Opml.Listing listing = Opml.read(bundle.whole());
        listing.problems().forEach(problem -> err.println(problem.in(file.toString())));
        Progress progress = new Progress(err, "sources");
        int fresh = 0;
        for (Opml.Feed feed : listing.feeds()) {
            fresh += subscribe(site, feed) ? 1 : 0;
            progress.done(1);
        }
        err.printf(
                Locale.ROOT,
                "%s: %,d sources, %,d of them new%n",
                file,
                listing.feeds().size(),
                fresh);
        return listing.problems().stream()
                .noneMatch(problem -> problem.severity() != Problem.Severity.WARNING);
    }

    /// A feed that is known from stories alone has waited for this: from now on it is looked at.
    private static boolean subscribe(Site site, Opml.Feed feed) {
        Optional<Source> known =
                site.sources().known(Source.Kind.FEED, feed.name(), Optional.of(feed.address()));
        if (known.isPresent()) {
            boolean waits = known.get().paused() && !known.get().readBefore();
            if (waits) {
                site.sources().resume(known.get().id());
            }
            return waits;
        }
        site.sources()
                .add(
                        Source.Kind.FEED,
                        feed.name(),
                        Optional.of(feed.address()),
                        Source.Settings.USUAL.inSection(feed.section()));
        return true;
    }

    private boolean feed(Site site, Path file, Bundle bundle) throws IOException {
        byte[] bytes = bundle.whole();
        if (bytes.length > Bundle.WHOLE) {
            return wrong(
                    file,
                    1,
                    "the file is too large to be read whole",
                    "at most " + Bundle.WHOLE + " bytes, or one ninjs object a line");
        }
        Reading reading = Feeds.read(bytes, Feeds.Hints.NONE);
        reading.problems().forEach(problem -> err.println(problem.in(file.toString())));
        if (reading.format().isEmpty()) {
            return false;
        }
        Tray tray = new Tray(site, file, err, name(Optional.of(reading.channel().title())));
        for (WireItem item : reading.items()) {
            item.problems().forEach(problem -> err.println(problem.in(file.toString())));
            tray.add(1, item);
        }
        tray.empty();
        tell(file, tray);
        return tray.isAllTaken()
                && reading.problems().stream()
                        .noneMatch(problem -> problem.severity() == Problem.Severity.FATAL);
    }

    private String name(Optional<String> title) {
        return Optional.ofNullable(source)
                .or(() -> title.filter(words -> !words.isBlank()))
                .orElse("Imported");
    }

    private void tell(Path file, Tray tray) {
        err.printf(
                Locale.ROOT,
                "%s: %,d stories, %,d of them new or changed%n",
                file,
                tray.count(),
                tray.fresh());
    }
}
