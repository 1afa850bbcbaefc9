package org.broadtape;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.broadtape.cli.Read;
import org.broadtape.cli.backup.Backup;
import org.broadtape.cli.backup.Restore;
import org.broadtape.cli.doctor.Doctor;
import org.broadtape.cli.move.Export;
import org.broadtape.cli.move.Import;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Where `./broadtape` begins.
@Command(
        name = "broadtape",
        description = "A self-hosted market-news platform.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Broadtape.Serve.class,
            Read.class,
            Import.class,
            Export.class,
            Backup.class,
            Restore.class,
            Doctor.class,
            Warm.class
        })
public final class Broadtape {
    private Broadtape() {}

    /// Runs a command; without one, serves.
    public static void main(String[] args) {
        String[] words = args.length == 0 || args[0].startsWith("--port") ? serve(args) : args;
        System.exit(new CommandLine(new Broadtape()).execute(words));
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

        @Option(
                names = "--data",
                defaultValue = "data",
                description = "Folder to keep everything in.")
        Path data = Path.of("data");

        @Option(
                names = "--database",
                description = "JDBC address, if not SQLite in the data folder.")
        @Nullable String database;

        @Option(
                names = "--inbox",
                description =
                        "Folder that watched folders lie in, if not inbox in the data folder.")
        @Nullable Path inbox;

        @Override
        public Integer call() throws Exception {
            House house =
                    House.open(
                            new Settings(
                                    port,
                                    data,
                                    Optional.ofNullable(database),
                                    Optional.ofNullable(inbox)),
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
