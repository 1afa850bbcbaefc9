package org.broadtape.account;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.House;

/// A browser of a few lines: keeps cookies, sends forms, follows no redirect by itself.
public final class Browser implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");

    private final HttpClient client;
    private final String base;

    /// A browser on a house.
    public Browser(House house) {
        this.base = "http://localhost:" + house.port();
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /// Makes the owner's account and is signed in from then on.
    public static Browser ofOwner(House house) throws IOException, InterruptedException {
        Browser browser = new Browser(house);
        HttpResponse<String> answer =
                browser.post(
                        "/setup",
                        Map.of(
                                "code",
                                house.setupCode().orElseThrow(),
                                "name",
                                "Owner",
                                "password",
                                "correct horse battery",
                                "again",
                                "correct horse battery"));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(answer.body());
        }
        return browser;
    }

    /// The answer to a GET that prefers HTML.
    public HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// The answer to a form.
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        StringJoiner body = new StringJoiner("&");
        form.forEach((name, value) ->
                body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// The answer to a body of a media type.
    public HttpResponse<String> send(String path, String mediaType, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// The token the owner's forms carry, from his settings page.
    public String formToken() throws IOException, InterruptedException {
        Matcher found = TOKEN.matcher(get("/settings").body());
        if (!found.find()) {
            throw new IllegalStateException("No form token; not signed in");
        }
        return found.group(1);
    }

    @Override
    public void close() {
        client.close();
    }
}
