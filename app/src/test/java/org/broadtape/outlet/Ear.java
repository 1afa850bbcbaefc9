package org.broadtape.outlet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.broadtape.House;

/// Listens to the event stream as a browser would.
final class Ear implements AutoCloseable {
    private static final int PATIENCE = 10;

    final HttpResponse<InputStream> answer;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /// An event.
    ///
    /// @param name its name; `end` where the stream ended
    record Heard(String id, String name, String data) {}

    Ear(House house, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        answer =
                HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            Thread.ofVirtual().start(this::listen);
        }
    }

    /// An ear that hears what comes from now on.
    static Ear on(House house) throws IOException, InterruptedException {
        Ear ear = new Ear(house, "/events");
        ear.next();
        return ear;
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            String data = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    heard.add(new Heard(id, name, data));
                    data = "";
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            // The end is told below, however it came.
        }
        heard.add(new Heard("", "end", ""));
    }

    /// The next event.
    Heard next() throws InterruptedException {
        return Optional.ofNullable(heard.poll(PATIENCE, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("Nothing was heard"));
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
