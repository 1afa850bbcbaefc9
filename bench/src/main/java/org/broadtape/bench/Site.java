package org.broadtape.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadtape.newsroom.SourceId;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.store.Database;

/// The site as its owner runs it: `./broadtape serve` in a process of its own on a free port, with
/// what the system says of that process. It shares the machine with whoever measures it, so what
/// counts is its own processor time and memory.
final class Site implements AutoCloseable {
    private static final Pattern ANSWERS = Pattern.compile("answers at (http://localhost:\\d+)/");
    private static final Duration READY = Duration.ofMinutes(1);

    private static final Pattern SEARCH_BEHIND =
            Pattern.compile("broadtape_follower_behind\\{follower=\"search\"\\} (\\S+)");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;
    private final Duration ready;

    private Site(Process process, URI address, Duration ready) {
        this.process = process;
        this.address = address;
        this.ready = ready;
    }

    /// A sender's way in.
    ///
    /// @param source that pushes
    /// @param token that opens for it
    record Sender(SourceId source, String token) {
        /// Where it sends to.
        String path() {
            return "/api/v1/sources/" + source + "/push";
        }
    }

    /// Makes a data folder with one source that pushes and no sample edition.
    static Sender prepare(Path data) throws IOException {
        Files.createDirectories(data);
        try (Database database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"))) {
            Sources sources = new Sources(database, Clock.systemUTC());
            SourceId id =
                    sources.add(
                                    Source.Kind.PUSH,
                                    "Bench Wire",
                                    Optional.empty(),
                                    Source.Settings.USUAL)
                            .id();
            return new Sender(id, sources.newToken(id));
        }
    }

    /// Starts it and returns when it says that it answers.
    static Site start(Path data) throws IOException {
        String home = System.getProperty("broadtape.home", ".");
        List<String> command = new ArrayList<>();
        command.add(Path.of(home, "broadtape").toString());
        command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
        return start(command);
    }

    /// Starts a site by a command of one's own, which says like the site's that it answers.
    static Site start(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher answers = ANSWERS.matcher(line);
            if (answers.find()) {
                Duration ready = Duration.ofNanos(System.nanoTime() - start);
                Thread.ofVirtual().start(() -> drain(said));
                return new Site(process, URI.create(answers.group(1)), ready);
            }
        }
        throw new IOException("The site did not start: " + String.join(" ", command));
    }

    private static void drain(BufferedReader said) {
        try {
            said.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // The process is gone, and nothing of what it said is needed.
        }
    }

    /// Gives the process a line to read.
    void tell(String line) throws IOException {
        process.outputWriter().append(line).append('\n').flush();
    }

    URI address() {
        return address;
    }

    /// From the command to its word that it answers.
    Duration ready() {
        return ready;
    }

    /// Processor time it has used, user and system.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// Megabytes (of 1,000,000 bytes) resident now.
    long resident() {
        return status("VmRSS");
    }

    /// The most megabytes that were ever resident.
    long peakResident() {
        return status("VmHWM");
    }

    private long status(String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))
                    .stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .map(kilobytes -> kilobytes * 1024 / 1_000_000)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /// What a page answers, as text.
    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /// Waits until the search index has followed the journal to its end.
    void awaitIndexed(Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Matcher behind = SEARCH_BEHIND.matcher(get("/metrics"));
            if (!behind.find() || System.nanoTime() > end) {
                throw new IOException("The site does not index");
            }
            if (Double.parseDouble(behind.group(1)) == 0) {
                return;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /// A figure to two places.
    static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(READY.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Deletes a folder and all in it.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
