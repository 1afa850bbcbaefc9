package org.broadtape.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How soon the site answers, how much memory it holds a minute later with the sample edition, and
/// what a reader's browser fetches for one story page: all that its HTML names, compressed as a
/// browser asks, pictures of stories left out.
///
/// The first start makes the database and delivers the sample edition; the others open what is
/// there. Of those the median is told.
final class StartSpeed {
    private static final int STARTS = 5;

    private StartSpeed() {}

    /// Measures and prints one line of JSON.
    static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
        Optional<Options> options =
                Options.read("start", arguments, Map.of("--seconds", "60"), err);
        if (options.isEmpty()) {
            return 2;
        }
        Path data = Files.createTempDirectory("broadtape-start");
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("bench", "start");
        ObjectNode figures = line.putObject("figures");
        try {
            try (Site site = Site.start(data)) {
                figures.put("firstStartSeconds", seconds(site.ready()));
                site.get("/");
                Thread.sleep(Duration.ofSeconds(options.get().number("--seconds")));
                figures.put("residentMegabytes", site.resident());
                weigh(site, figures.putObject("storyPage"));
            }
            List<Duration> taken = new ArrayList<>();
            List<Duration> used = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                try (Site site = Site.start(data)) {
                    taken.add(site.ready());
                    used.add(site.processorTime());
                }
            }
            taken.sort(Duration::compareTo);
            used.sort(Duration::compareTo);
            figures.put("readySeconds", seconds(taken.get(STARTS / 2)));
            figures.put("readyCpuSeconds", seconds(used.get(STARTS / 2)));
            out.println(line);
        } finally {
            Site.delete(data);
        }
        return 0;
    }

    private static double seconds(Duration time) {
        return Site.round(time.toMillis() / 1e3);
    }

    /// Fetches the first story that can be read, and all its page needs.
    private static void weigh(Site site, ObjectNode figures)
            throws IOException, InterruptedException {
        URI page =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(id -> site.address().resolve("/story/" + id))
                        .filter(StartSpeed::isThere)
                        .findFirst()
                        .orElseThrow();
        HttpResponse<byte[]> html = fetch(page);
        long bytes = html.body().length;
        int cookies = html.headers().allValues("Set-Cookie").size();
        int foreign = 0;
        Set<URI> parts = parts(plain(html), page);
        for (URI part : parts) {
            if (!site.address().getAuthority().equals(part.getAuthority())) {
                foreign++;
                continue;
            }
            HttpResponse<byte[]> answer = fetch(part);
            bytes += answer.body().length;
            cookies += answer.headers().allValues("Set-Cookie").size();
        }
        figures.put("bytes", bytes).put("htmlBytes", html.body().length);
        figures.put("requests", 1 + parts.size());
        figures.put("thirdParty", foreign).put("cookies", cookies);
    }

    /// What a browser fetches by itself: stylesheets, scripts, icons, the manifest, preloads and
    /// pictures that are not a story's.
    private static Set<URI> parts(String html, URI page) {
        Document document = Jsoup.parse(html, page.toString());
        Set<URI> parts = new LinkedHashSet<>();
        for (Element element :
                document.select(
                        "link[rel~=(?i)stylesheet|icon|manifest|preload][href],"
                                + " script[src], img[src], iframe[src], source[src]")) {
            boolean picture = element.is("img") && element.attr("src").startsWith("/media/");
            if (!picture && element.closest("figure") == null) {
                parts.add(URI.create(element.absUrl(element.hasAttr("href") ? "href" : "src")));
            }
        }
        return parts;
    }

    private static boolean isThere(URI page) {
        try {
            return fetch(page).statusCode() == 200;
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static HttpResponse<byte[]> fetch(URI address)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip, br").build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String plain(HttpResponse<byte[]> answer) throws IOException {
        boolean zipped =
                answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
        InputStream in = new java.io.ByteArrayInputStream(answer.body());
        try (InputStream text = zipped ? new java.util.zip.GZIPInputStream(in) : in) {
            return new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
