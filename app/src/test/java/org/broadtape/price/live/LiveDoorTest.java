package org.broadtape.price.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.PriceView;
import org.broadtape.page.Assets;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusals;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real server, as browsers follow prices. Time is what the tests say: no thread beats.
class LiveDoorTest {
    private static final long SECOND = 1_000_000_000;
    private static final LivePrices.Bounds FEW =
            new LivePrices.Bounds(
                    4,
                    3,
                    20,
                    Duration.ofMillis(10),
                    Duration.ofMillis(1),
                    Duration.ofSeconds(15),
                    Duration.ofDays(10_000));

    private Database database;
    private LivePrices prices;
    private Javalin web;
    private final List<Line> lines = new ArrayList<>();
    private String padding = "";
    private long now;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open("jdbc:sqlite:" + data.resolve("test.db"));
        SettingsDesk site = new SettingsDesk(database);
        Accounts accounts = new Accounts();
        prices =
                new LivePrices(
                        (instrument, view) -> Told.PLAIN.html(instrument, view) + padding, FEW, 0);
        web =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.before(LiveDoorTest::admitOwner);
                    new Refusals(new Pages(site, accounts, new Assets())).open(config.routes);
                    new LiveDoor(prices, accounts, site).open(config.routes);
                });
        web.start("127.0.0.1", 0);
    }

    private static void admitOwner(Context request) {
        if (request.header("X-Owner") != null) {
            Accounts.admit(request, new Viewer.Owner("Owner", "token"));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Line line : lines) {
            line.socket.close();
        }
        prices.close();
        web.stop();
        database.close();
    }

    @Test
    void bringsTheNewestValueToEveryBrowserThatFollowsIt() throws Exception {
        tell("a", 1);
        Line one = follow("a,b");
        Line two = follow("b");
        assertThat(one.frame()).isEqualTo("{\"a\":\"<b>1 by kraken</b>\"}");
        tell("a", 2);
        tell("b", 3);
        tell("b", 4);
        beat();
        assertThat(one.frame())
                .isEqualTo("{\"a\":\"<b>2 by kraken</b>\",\"b\":\"<b>4 by kraken</b>\"}");
        assertThat(two.frame()).isEqualTo("{\"b\":\"<b>4 by kraken</b>\"}");
    }

    @Test
    void bringsTheNewestAtLastToOneWhoReadsSlowly() throws Exception {
        padding = "x".repeat(100_000);
        Line slow = follow("a");
        for (int i = 1; i <= 300; i++) {
            tell("a", i);
            beat();
        }
        int frames = 0;
        String last = "";
        while (!last.contains(">300 by")) {
            last = slow.frame();
            frames++;
        }
        assertThat(frames).isBetween(2, 200);
    }

    @Test
    void closesOnOneWhoDoesNotRead() throws Exception {
        padding = "x".repeat(1_000_000);
        follow("a");
        for (int i = 1; i <= 20; i++) {
            tell("a", i);
            beat();
        }
        now += 15 * SECOND;
        prices.pass(now);
        assertThat(prices.streams()).isEqualTo(1);
        now += 15 * SECOND;
        prices.pass(now);
        assertThat(prices.streams()).isZero();
    }

    @Test
    void forgetsABrowserThatLeft() throws Exception {
        Line line = follow("a");
        line.socket.close();
        await(() -> {
            tell("a", 1);
            beat();
            return prices.streams() == 0;
        });
    }

    @Test
    void showsTheOwnerAloneWhatOnlyHeMaySee() throws Exception {
        tell("a", Told.price(7, DisplayRights.OWNER));
        assertThat(follow("a").frame()).contains("NotLicensed").doesNotContain("7");
        assertThat(follow("a", "X-Owner: 1").frame()).contains("7 by kraken");
    }

    @Test
    void saysWhenToComeBackWhereNoMoreAreTaken() throws Exception {
        follow("a");
        follow("a");
        follow("a");
        HttpResponse<String> answer = get("/prices/live?ids=a");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.body()).contains("Come back in 30 seconds.");
        follow(InetAddress.ofLiteral("127.0.0.2"), "a");
        assertThat(follow(InetAddress.ofLiteral("127.0.0.3"), "a").status).contains("503");
    }

    @Test
    void takesOneToTwentyInstruments() throws Exception {
        assertThat(get("/prices/live").statusCode()).isEqualTo(400);
        assertThat(get("/prices/live?ids=,,").statusCode()).isEqualTo(400);
        assertThat(get("/prices/live?ids=" + "a".repeat(301)).statusCode()).isEqualTo(400);
        StringBuilder many = new StringBuilder("0");
        for (int i = 1; i < 20; i++) {
            many.append(',').append(i);
        }
        assertThat(follow(many.toString()).status).contains("200");
        assertThat(get("/prices/live?ids=" + many + ",20").statusCode()).isEqualTo(400);
    }

    @Test
    void endsItsStreamsWhenTheSiteStops() throws Exception {
        Line line = follow("a");
        prices.close();
        assertThat(line.in.lines().anyMatch("0"::equals)).isTrue();
    }

    private void tell(String instrument, int amount) {
        tell(instrument, Told.price(amount));
    }

    private void tell(String instrument, PriceView view) {
        prices.tell(instrument, view, view, now);
    }

    private void beat() {
        now += SECOND / 50;
        prices.pass(now);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + web.port() + path);
            return client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private Line follow(String ids, String... headers) throws IOException {
        return follow(InetAddress.ofLiteral("127.0.0.1"), ids, headers);
    }

    private Line follow(InetAddress from, String ids, String... headers) throws IOException {
        Line line = new Line(from, web.port(), ids, headers);
        lines.add(line);
        return line;
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// A browser's connection, of small buffers, that reads when it is told to.
    private static final class Line {
        final Socket socket = new Socket();
        final BufferedReader in;
        final String status;

        Line(InetAddress from, int port, String ids, String... headers) throws IOException {
            socket.setReceiveBufferSize(4_096);
            socket.setSoTimeout(20_000);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            socket.getOutputStream()
                    .write(
                            ("GET /prices/live?ids="
                                            + ids
                                            + " HTTP/1.1\r\nHost: localhost\r\n"
                                            + more
                                            + "\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
            InputStream bytes = socket.getInputStream();
            in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            status = in.readLine();
            if (status.contains("200")) {
                while (!in.readLine().startsWith("retry:")) {
                    // The head, and the size of the first chunk.
                }
            }
        }

        /// The data of the next event.
        String frame() throws IOException {
            while (true) {
                String line = Optional.ofNullable(in.readLine()).orElseThrow();
                if (line.startsWith("data: ")) {
                    return line.substring(6);
                }
            }
        }
    }
}
