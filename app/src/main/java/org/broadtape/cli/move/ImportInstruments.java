package org.broadtape.cli.move;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.broadtape.base.Problem;
import org.broadtape.cli.Where;
import org.broadtape.instrument.InstrumentLists;
import org.broadtape.market.InstrumentCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `import instruments`: lists of instruments as CSV. May run while the site runs, which takes them
/// up within seconds. The same list again changes nothing; another of the same file name takes its
/// place. Ends with 0 if every row was taken, with 1 if something could not be, with 2 on bad
/// usage.
@Command(
        name = "instruments",
        description =
                "Takes in lists of instruments: CSV with the columns id and name at least; a list"
                        + " of the same file name takes the place of the one before.")
public final class ImportInstruments implements Callable<Integer> {
    @Mixin Where where = new Where();

    @Parameters(arity = "1..*", paramLabel = "FILE.csv", description = "Lists to take in.")
    List<Path> files = List.of();

    private final PrintStream err;
    private final Clock clock;

    /// The command as it is typed.
    public ImportInstruments() {
        this(System.err, Clock.systemUTC());
    }

    ImportInstruments(PrintStream err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return new EachFile(where, clock, err)
                .take(files, (site, file) -> take(site.instruments(), file));
    }

    private boolean take(InstrumentLists lists, Path file) throws IOException {
        if (Files.size(file) > InstrumentCsv.TEXT_LIMIT) {
            err.println(
                    file + ":1: it is too large: at most " + InstrumentCsv.TEXT_LIMIT + " bytes");
            return false;
        }
        String csv = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return take(lists, file, csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
    }

    private boolean take(InstrumentLists lists, Path file, String csv) {
        InstrumentLists.Outcome outcome = lists.take(file.getFileName().toString(), csv);
        outcome.problems().forEach(problem -> err.println(problem.in(file.toString())));
        err.printf(
                Locale.ROOT,
                "%s: %,d instruments, %s%n",
                file,
                outcome.instruments(),
                outcome.changed() ? "taken in" : "nothing changed");
        return !outcome.isRefused()
                && outcome.problems().stream()
                        .allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
    }
}
