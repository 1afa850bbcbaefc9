package org.broadtape.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadtape.analysis.Analyst;
import org.broadtape.base.Problem;
import org.broadtape.link.Entities;
import org.broadtape.link.StoryNote;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.market.InstrumentMaster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `annotate`: ninjs objects, one a line, written back in order with what they are about under
/// `broadtape`; problems to standard error as `FILE:line: what: expected`. Opens no port and no
/// database. Ends with 0 if every line was read, 1 if some were not, 2 on bad usage.
@Command(
        name = "annotate",
        description =
                "Tells what ninjs stories, one a line, are about: the instruments, countries and"
                        + " persons, with role, relevance and evidence.")
public final class Annotate implements Callable<Integer> {
    /// How many lines are read before they are written.
    private static final int BATCH = 256;

    private static final String BUILT_IN = "builtin";

    @Option(
            names = "--instruments",
            paramLabel = "FILE.csv",
            description =
                    "Instruments to know instead of the built-in ones; may be given several times."
                            + " 'builtin' names the built-in ones.")
    List<String> masters = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many cores to use (default: 1).")
    int threads = 1;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The stories; else from standard input.")
    @Nullable Path file;

    private final JsonMapper json = new JsonMapper();
    private final PrintStream printed;
    private boolean all = true;

    /// A command that prints to standard output.
    public Annotate() {
        this(System.out);
    }

    Annotate(PrintStream printed) {
        this.printed = printed;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1 || threads > 256) {
            System.err.println("--threads:1: " + threads + " is no number of threads: 1 to 256");
            return 2;
        }
        Optional<InstrumentMaster> master = master();
        if (master.isEmpty()) {
            return 2;
        }
        Analyst analyst = new Analyst(Entities.of(master.get().all()));
        PrintStream out =
                new PrintStream(
                        new java.io.BufferedOutputStream(printed, 1 << 16),
                        false,
                        StandardCharsets.UTF_8);
        String name = file == null ? "-" : file.toString();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads);
                InputStream in = file == null ? System.in : Files.newInputStream(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            annotate(lines, name, analyst, workers, out);
        } catch (java.nio.file.NoSuchFileException | java.nio.file.AccessDeniedException gone) {
            System.err.println(
                    name + ":1: the file can't be read: a file that is there and may be read");
            return 1;
        }
        out.flush();
        return all ? 0 : 1;
    }

    private void annotate(
            BufferedReader lines,
            String name,
            Analyst analyst,
            ExecutorService workers,
            PrintStream out)
            throws IOException, InterruptedException {
        int number = 0;
        List<Future<String>> batch = new ArrayList<>(BATCH);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String words = line;
            int at = number;
            batch.add(workers.submit(() -> annotated(words, name, at, analyst)));
            if (batch.size() == BATCH) {
                print(batch, out);
            }
        }
        print(batch, out);
    }

    private void print(List<Future<String>> batch, PrintStream out) throws InterruptedException {
        for (Future<String> line : batch) {
            try {
                String words = line.get();
                all &= !words.isEmpty();
                if (!words.isEmpty()) {
                    out.println(words);
                }
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A story could not be read", failed.getCause());
            }
        }
        batch.clear();
    }

    /// The object with its links; empty where the line holds none.
    private String annotated(String line, String name, int number, Analyst analyst) {
        JsonNode object;
        try {
            object = json.readTree(line);
        } catch (JacksonException broken) {
            System.err.println(name + ":" + number + ": not JSON: one ninjs object a line");
            return "";
        }
        if (!(object instanceof ObjectNode story)) {
            System.err.println(name + ":" + number + ": no object: one ninjs object a line");
            return "";
        }
        StoryNote.add(story, analyst);
        return story.toString();
    }

    private Optional<InstrumentMaster> master() {
        if (masters.isEmpty()) {
            return Optional.of(InstrumentMaster.builtIn());
        }
        List<Instrument> imported = new ArrayList<>();
        for (String named : masters) {
            if (named.equals(BUILT_IN)) {
                continue;
            }
            try {
                Imported read = InstrumentCsv.read(Files.readString(Path.of(named)));
                imported.addAll(read.instruments());
                for (Problem problem : read.problems()) {
                    System.err.println(problem.in(named));
                }
            } catch (IOException unreadable) {
                System.err.println(
                        named + ":1: the file can't be read: instruments as CSV in UTF-8");
                return Optional.empty();
            }
        }
        return Optional.of(
                masters.contains(BUILT_IN)
                        ? InstrumentMaster.builtIn().with(imported)
                        : InstrumentMaster.of(imported));
    }
}
