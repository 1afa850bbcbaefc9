package org.broadtape.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// Whether the site's port is free, or who has it.
final class Port {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Port() {}

    static List<Finding> findings(int port) {
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress(port));
            return List.of(
                    Finding.well("port", "Port " + port + " is free: no site runs on it now."));
        } catch (IOException taken) {
            return List.of(
                    isBroadtape(port)
                            ? Finding.well("port", "A site answers on port " + port + ".")
                            : Finding.problem(
                                    "port",
                                    "Port "
                                            + port
                                            + " can't be had ("
                                            + taken.getMessage()
                                            + "), and no Broadtape answers on it.",
                                    "See who has it with 'ss -ltnp', or choose another by --port."));
        } catch (IllegalArgumentException none) {
            return List.of(
                    Finding.problem("port", port + " is no port.", "Choose one up to 65535."));
        }
    }

    private static boolean isBroadtape(int port) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/health"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"status\":\"ok\"");
        } catch (IOException other) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
