package org.broadtape;

import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.broadtape.cli.Annotate;
import org.broadtape.cli.Backtest;
import org.broadtape.cli.Holdings;
import org.broadtape.cli.Read;
import org.broadtape.cli.Where;
import org.broadtape.cli.backup.Backup;
import org.broadtape.cli.backup.Restore;
import org.broadtape.cli.doctor.Doctor;
import org.broadtape.cli.move.Export;
import org.broadtape.cli.move.Import;
import org.broadtape.store.NewerDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where `./broadtape` begins.
@Command(
        name = "broadtape",
        description = "A self-hosted market-news platform.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            Broadtape.Serve.class,
            Read.class,
            Annotate.class,
            Holdings.class,
            Backtest.class,
            Import.class,
            Export.class,
            Backup.class,
            Restore.class,
            Doctor.class,
            Warm.class
        })
public final class Broadtape {
    /// What may stand first where the site is meant though no command is named.
    private static final Set<String> SERVING =
            Set.of("--port", "--host", "--data", "--database", "--inbox");

    private Broadtape() {}

    /// Runs a command; without one, serves.
    public static void main(String[] args) {
        boolean bare = args.length == 0 || SERVING.contains(args[0].replaceFirst("=.*", ""));
        String[] words = bare ? serve(args) : args;
        System.exit(commands().execute(words));
    }

    /// All commands with their options.
    static CommandLine commands() {
        return new CommandLine(new Broadtape()).setExecutionExceptionHandler(Broadtape::told);
    }

    /// What an owner can mend is said in a line; all else is a fault of ours and shows its trace.
    private static int told(Exception failed, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        String words =
                switch (failed) {
                    case NewerDatabase newer -> String.valueOf(newer.getMessage());
                    case JavalinBindException taken ->
                            "The port can't be had: somebody else listens on it ('ss -ltnp' says"
                                    + " who), or it is below 1024. Choose another by --port.";
                    default -> throw failed;
                };
        command.getErr().println(words);
        return 1;
    }

    private static String[] serve(String[] args) {
        String[] words = new String[args.length + 1];
        words[0] = "serve";
        System.arraycopy(args, 0, words, 1, args.length);
        return words;
    }

    /// `serve`: the site, until the process is told to stop.
    @Command(name = "serve", description = "Starts the site.")
    static final class Serve implements Callable<Integer> {
        @Option(names = "--port", defaultValue = "8080", description = "Port to listen on.")
        int port;

        @Mixin Where where = new Where();

        @Option(
                names = "--inbox",
                description =
                        "Folder that watched folders lie in, if not inbox in the data folder.")
        @Nullable Path inbox;

        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                description = "Address to listen on (default: all); 127.0.0.1 behind a proxy.")
        @Nullable String host;

        @Override
        public Integer call() throws Exception {
            House house =
                    House.open(
                            new Settings(
                                    port,
                                    where.data(),
                                    where.otherDatabase(),
                                    Optional.ofNullable(inbox),
                                    Optional.ofNullable(host)),
                            Clock.systemUTC());
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform()
                                    .unstarted(() -> {
                                        house.close();
                                        stopped.countDown();
                                    }));
            System.out.println("Broadtape answers at http://localhost:" + house.port() + "/");
            house.setupCode()
                    .ifPresent(code ->
                            System.out.println(
                                    "Make the owner's account at http://localhost:"
                                            + house.port()
                                            + "/setup with the one-time code "
                                            + code));
            stopped.await();
            return 0;
        }
    }
}
