package org.broadtape;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// `warm`: opens the site on an empty folder, asks it for a few pages and ends, so that the JVM can
/// write down what it loaded (JEP 483, JEP 514). Part of the build.
@Command(name = "warm", hidden = true, description = "Trains the JVM's start cache.")
final class Warm implements Callable<Integer> {
    private static final List<String> PAGES =
            List.of("/", "/search?q=rate", "/sources", "/about", "/health", "/story/1");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("broadtape-warm");
        try (House house = House.open(new Settings(0, data, Optional.empty()), Clock.systemUTC())) {
            HttpClient client = HttpClient.newHttpClient();
            for (String page : PAGES) {
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + house.port() + page))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        } finally {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }
}
