package org.broadtape.outlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.broadtape.House;
import org.broadtape.account.Browser;

/// Knocks at a house's doors for machines.
final class Doors {
    private final HttpClient client = HttpClient.newHttpClient();
    private final House house;

    Doors(House house) {
        this.house = house;
    }

    /// The answer to a GET.
    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        path.startsWith("http")
                                ? URI.create(path)
                                : URI.create("http://localhost:" + house.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Waits until all stories that are there were read for their links: each that has some is
    /// touched once more by that.
    void settled() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!get("/metrics").body().contains("_behind{follower=\"links\"} 0")
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /// Makes the site private, as its owner.
    static void makePrivate(Browser owner) throws IOException, InterruptedException {
        change(owner, Map.of("isPrivate", "1"));
    }

    /// Changes settings, as the owner.
    static void change(Browser owner, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> form = new java.util.HashMap<>(fields);
        form.put("token", owner.formToken());
        form.put("siteName", "Desk");
        HttpResponse<String> answer = owner.post("/settings", form);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(answer.body());
        }
    }

    /// A new token for a program.
    static String token(Browser owner) throws IOException, InterruptedException {
        return owner.post(
                        "/settings/tokens",
                        Map.of("token", owner.formToken(), "tokenName", "feed reader"))
                .body()
                .replaceAll("(?s).*<code>(bt_[^<]+)</code>.*", "$1");
    }
}
