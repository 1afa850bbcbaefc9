package org.broadtape.wire.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.inTurn;
import static org.broadtape.testkit.StubServer.raw;
import static org.broadtape.testkit.StubServer.redirect;
import static org.broadtape.testkit.StubServer.reply;
import static org.broadtape.testkit.StubServer.trickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocketFactory;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.fetch.FetchOutcome.Failed;
import org.broadtape.wire.fetch.FetchOutcome.Fetched;
import org.broadtape.wire.fetch.FetchOutcome.Gone;
import org.broadtape.wire.fetch.FetchOutcome.Kind;
import org.broadtape.wire.fetch.FetchOutcome.NotModified;
import org.broadtape.wire.fetch.FetchOutcome.Throttled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetcherTest {
    private static final Limits QUICK =
            Limits.FEED
                    .bytes(100_000, 200_000)
                    .within(Duration.ofSeconds(20))
                    .head(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final StubServer server = StubServer.start();
    private final TestClock clock = new TestClock();
    private final Fetcher fetcher = fetcher(AddressGuard.allowing(List.of("127.0.0.1/32", "ours")));

    @AfterEach
    void closeServer() {
        server.close();
    }

    private Fetcher fetcher(AddressGuard guard) {
        return fetcher(guard, Names.system());
    }

    private Fetcher fetcher(AddressGuard guard, Names names) {
        return new Fetcher(
                () -> guard,
                names,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                clock,
                "Broadtape test");
    }

    private FetchOutcome get(String path) {
        return fetcher.fetch(Request.get(server.at(path), QUICK));
    }

    private void fails(FetchOutcome outcome, Kind kind, String words) {
        assertThat(outcome).isInstanceOf(Failed.class);
        Failed failed = (Failed) outcome;
        assertThat(failed.kind()).as(failed.problem().what()).isEqualTo(kind);
        assertThat(failed.problem().name()).isEqualTo(kind.code());
        assertThat(failed.problem().what()).contains(words);
    }

    private static String text(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(Fetched.class);
        return new String(((Fetched) outcome).body().bytes(), UTF_8);
    }

    @Test
    void bringsTheBodyAndAllThatIsSaidOfIt() {
        server.on(
                "/feed",
                reply(
                        200,
                        Map.of(
                                "Content-Type", "application/atom+xml; charset=utf-8",
                                "ETag", "\"v1\"",
                                "Last-Modified", "Mon, 21 Oct 2024 10:00:00 GMT",
                                "Cache-Control", "public, max-age=600",
                                "Age", "60",
                                "Link", "</hub>; rel=hub, <https://a.example/feed>; rel=\"self\""),
                        "a feed"));
        Fetched fetched = (Fetched) get("/feed");
        assertThat(text(fetched)).isEqualTo("a feed");
        assertThat(fetched.address()).isEqualTo(server.at("/feed"));
        assertThat(fetched.movedTo()).isEmpty();
        assertThat(fetched.validators().etag()).contains("\"v1\"");
        assertThat(fetched.validators().lastModified()).contains("Mon, 21 Oct 2024 10:00:00 GMT");
        assertThat(fetched.contentType()).contains("application/atom+xml; charset=utf-8");
        assertThat(fetched.freshFor()).contains(Duration.ofMinutes(9));
        assertThat(fetched.hubs()).containsExactly(server.at("/hub"));
        assertThat(fetched.self()).contains(URI.create("https://a.example/feed"));
    }

    @Test
    void sendsTheValidatorsBackAndTakesNoForAnAnswer() {
        server.on("/feed", reply(304, Map.of("Expires", "Mon, 21 Oct 2024 13:00:00 GMT"), ""));
        Validators before = new Validators(Optional.of("\"v1\""), Optional.of("yesterday"));
        FetchOutcome outcome =
                fetcher.fetch(Request.feed(server.at("/feed"), before).within(QUICK));
        assertThat(outcome).isInstanceOf(NotModified.class);
        assertThat(((NotModified) outcome).freshFor()).contains(Duration.ofHours(1));
        StubServer.Received asked = server.received().getFirst();
        assertThat(asked.header("If-None-Match")).contains("\"v1\"");
        assertThat(asked.header("If-Modified-Since")).contains("yesterday");
        assertThat(asked.header("Host")).contains("127.0.0.1:" + server.port());
        assertThat(asked.header("User-Agent")).contains("Broadtape test");
    }

    @Test
    void readsChunksGzipAndBothKindsOfDeflate() throws IOException {
        server.on(
                "/chunks",
                raw(
                        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4;x=y\r\nnews\r\n6\r\n comes\r\n0\r\nT: t\r\n\r\n"));
        assertThat(text(get("/chunks"))).isEqualTo("news comes");
        server.on("/gzip", reply(200, Map.of("Content-Encoding", "gzip"), gzip("squeezed")));
        assertThat(text(get("/gzip"))).isEqualTo("squeezed");
        server.on("/not", reply(200, Map.of("Content-Encoding", "gzip"), "only said to be"));
        assertThat(text(get("/not"))).isEqualTo("only said to be");
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(zlib)) {
            out.write("squeezed".getBytes(UTF_8));
        }
        byte[] wrapped = zlib.toByteArray();
        server.on("/zlib", reply(200, Map.of("Content-Encoding", "deflate"), wrapped));
        assertThat(text(get("/zlib"))).isEqualTo("squeezed");
        byte[] bare = java.util.Arrays.copyOfRange(wrapped, 2, wrapped.length - 4);
        server.on("/bare", reply(200, Map.of("Content-Encoding", "deflate"), bare));
        assertThat(text(get("/bare"))).isEqualTo("squeezed");
    }

    @Test
    void stopsAtTheBoundWhateverTheServerSends() throws IOException {
        server.on("/said", raw("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n<rss>"));
        fails(get("/said"), Kind.LARGE, "104857600 bytes");
        server.on(
                "/endless",
                (request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
                    for (int i = 0; i < 200_000; i++) {
                        out.write("<item/>".repeat(100).getBytes(UTF_8));
                    }
                });
        fails(get("/endless"), Kind.LARGE, "More than 100000 bytes were sent");
        byte[] bomb = gzip("<item/>".repeat(1_000_000));
        assertThat(bomb.length).isLessThan(100_000);
        server.on("/bomb", reply(200, Map.of("Content-Encoding", "gzip"), bomb));
        fails(get("/bomb"), Kind.LARGE, "More than 200000 bytes came out");
        server.on("/chunk", raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nFFFFFFFF\r\n"));
        fails(get("/chunk"), Kind.LARGE, "A chunk says");
        server.on("/heads", raw("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(300) + "\r\n"));
        fails(get("/heads"), Kind.LARGE, "header fields");
        server.on("/line", raw("HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000)));
        fails(get("/line"), Kind.LARGE, "head");
    }

    @Test
    void tellsABodyCutShortOrWronglyFramed() throws IOException {
        server.on("/short", raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        fails(get("/short"), Kind.TRUNCATED, "Content-Length 100, but only 4 came");
        server.on("/two", raw("HTTP/1.1 200 OK\nContent-Length: 3\nContent-Length: 4\n\nfour"));
        fails(get("/two"), Kind.MALFORMED, "Content-Length");
        server.on("/minus", raw("HTTP/1.1 200 OK\nContent-Length: -1\n\nfour"));
        fails(get("/minus"), Kind.MALFORMED, "\"-1\"");
        server.on("/chunk", raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\r\nfi"));
        fails(get("/chunk"), Kind.TRUNCATED, "chunk");
        server.on("/chunks", raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\r\nfive\r\n"));
        fails(get("/chunks"), Kind.MALFORMED, "longer");
        byte[] squeezed = gzip("squeezed and cut");
        server.on(
                "/gzip",
                reply(
                        200,
                        Map.of("Content-Encoding", "gzip"),
                        java.util.Arrays.copyOf(squeezed, squeezed.length / 2)));
        fails(get("/gzip"), Kind.ENCODING, "too early");
        squeezed[12] ^= 0x55;
        server.on("/broken", reply(200, Map.of("Content-Encoding", "gzip"), squeezed));
        fails(get("/broken"), Kind.ENCODING, "broken");
        server.on("/brotli", reply(200, Map.of("Content-Encoding", "br"), "?"));
        fails(get("/brotli"), Kind.ENCODING, "br");
    }

    @Test
    void tellsWhatIsNotHttp() {
        server.on("/mail", raw("220 mail.example ESMTP\r\n"));
        fails(get("/mail"), Kind.MALFORMED, "220 mail.example");
        server.on("/nul", raw("HTTP/1.1 200 OK\r\nX: \0\r\n\r\n"));
        fails(get("/nul"), Kind.MALFORMED, "NUL");
        server.on("/nothing", raw(""));
        fails(get("/nothing"), Kind.CONNECT, "without an answer");
        server.on("/interim", raw("HTTP/1.1 100 Continue\r\n\r\n".repeat(50)));
        fails(get("/interim"), Kind.MALFORMED, "interim");
    }

    @Test
    void keepsNulBytesOfABodyForTheReaderToJudge() {
        server.on("/nul", reply(200, Map.of(), "a\0b"));
        assertThat(text(get("/nul"))).isEqualTo("a\0b");
    }

    @Test
    void givesUpOnAServerThatSendsAByteNowAndThen() {
        Limits impatient = QUICK.pace(Duration.ofMillis(200), 1_000);
        server.on("/body", trickle("HTTP/1.1 200 OK\r\n\r\n", '<', Duration.ofMillis(20)));
        fails(
                fetcher.fetch(Request.get(server.at("/body"), impatient)),
                Kind.SLOW,
                "bytes in 200 ms");
        server.on("/head", trickle("HTTP/1.1 200 OK\r\nX: ", 'x', Duration.ofMillis(20)));
        fails(
                fetcher.fetch(
                        Request.get(
                                server.at("/head"),
                                impatient.head(Duration.ofSeconds(5), Duration.ofMillis(300)))),
                Kind.SLOW,
                "head");
        server.on("/never", trickle("", 'x', Duration.ofSeconds(100)));
        fails(
                fetcher.fetch(
                        Request.get(server.at("/never"), QUICK.within(Duration.ofMillis(300)))),
                Kind.SLOW,
                "Not finished after 300 ms");
    }

    @Test
    void followsRedirectsAndTellsPermanentOnesApart() {
        server.on("/new", reply(200, Map.of(), "here"));
        server.on("/301", redirect(301, "/308"));
        server.on("/308", redirect(308, server.at("/new")));
        server.on("/302", redirect(302, "/new"));
        server.on("/mixed", redirect(301, "/302"));
        Fetched moved = (Fetched) get("/301");
        assertThat(moved.movedTo()).contains(server.at("/new"));
        assertThat(moved.address()).isEqualTo(server.at("/new"));
        assertThat(((Fetched) get("/302")).movedTo()).isEmpty();
        assertThat(((Fetched) get("/mixed")).movedTo()).isEmpty();
        assertThat(((Fetched) get("/mixed")).address()).isEqualTo(server.at("/new"));
    }

    @Test
    void refusesRedirectsThatNeverEnd() {
        server.on("/circle", redirect(302, "/circle2"));
        server.on("/circle2", redirect(302, "/circle"));
        fails(get("/circle"), Kind.REDIRECT, "circle");
        for (int i = 0; i < 20; i++) {
            server.on("/hop" + i, redirect(302, "/hop" + (i + 1)));
        }
        fails(get("/hop0"), Kind.REDIRECT, "More than 8");
        server.on("/nowhere", reply(302, Map.of(), ""));
        fails(get("/nowhere"), Kind.REDIRECT, "nowhere");
        server.on("/file", redirect(302, "file:///etc/passwd"));
        fails(get("/file"), Kind.REDIRECT, "nowhere");
        server.on("/script", redirect(302, "javascript:alert(1)"));
        fails(get("/script"), Kind.REDIRECT, "nowhere");
    }

    @Test
    void asksTheGuardAgainAfterEveryRedirect() {
        for (String inside :
                List.of(
                        "http://10.0.0.1/",
                        "http://[::1]/",
                        "http://[::ffff:169.254.169.254]/latest/meta-data/",
                        "http://2130706434/",
                        "http://0.0.0.0/",
                        "http://[fd00::1]/")) {
            server.on("/inward", redirect(302, inside));
            fails(get("/inward"), Kind.GUARDED, "leads to");
        }
        server.on("/port", redirect(302, "http://93.184.216.34:25/"));
        fails(get("/port"), Kind.ADDRESS, "port 25");
    }

    @Test
    void refusesThisMachineUnlessItIsAllowedByName() {
        Fetcher strict = fetcher(AddressGuard.strict(), host -> loopback());
        URI named = URI.create("http://localhost:8080/");
        fails(strict.fetch(Request.get(named, QUICK)), Kind.GUARDED, "this machine");
        Fetcher allowing = fetcher(AddressGuard.allowing(List.of("localhost")), h -> loopback());
        server.on("/feed", reply(200, Map.of(), "home"));
        URI home = URI.create("http://localhost:" + server.port() + "/feed");
        assertThat(text(allowing.fetch(Request.get(home, QUICK)))).isEqualTo("home");
    }

    @Test
    void refusesANameOfWhichOneAddressIsPrivate() {
        Fetcher strict =
                fetcher(
                        AddressGuard.strict(),
                        host ->
                                List.of(
                                        InetAddress.ofLiteral("93.184.216.34"),
                                        InetAddress.ofLiteral("192.168.0.1")));
        fails(
                strict.fetch(Request.get(URI.create("http://two.example/"), QUICK)),
                Kind.GUARDED,
                "192.168.0.1");
    }

    @Test
    void connectsToTheAddressItJudgedAndAsksNoSecondTime() {
        AtomicInteger lookups = new AtomicInteger();
        // A name server that would lead elsewhere when asked again.
        Names rebinding =
                host -> {
                    if (lookups.incrementAndGet() > 1) {
                        throw new UnknownHostException("asked twice");
                    }
                    return loopback();
                };
        server.on("/feed", reply(200, Map.of(), "the same"));
        Fetcher once = fetcher(AddressGuard.allowing(List.of("ours")), rebinding);
        URI named = URI.create("http://ours:" + server.port() + "/feed");
        assertThat(text(once.fetch(Request.get(named, QUICK)))).isEqualTo("the same");
        assertThat(lookups).hasValue(1);
        assertThat(server.received().getFirst().header("Host")).contains("ours:" + server.port());
    }

    @Test
    void refusesAddressesThatAreNoWebAddresses() {
        for (String address :
                List.of(
                        "http://user:secret@127.0.0.1/",
                        "ftp://a.example/",
                        "http:///nohost",
                        "http://a..example/",
                        "http://a.example:99999/")) {
            FetchOutcome outcome = fetcher.fetch(Request.get(URI.create(address), QUICK));
            fails(outcome, Kind.ADDRESS, "can't be asked");
            assertThat(((Failed) outcome).problem().what()).doesNotContain("secret");
        }
    }

    @Test
    void saysWhatAStatusMeans() {
        server.on("/429", reply(429, Map.of("Retry-After", "120"), ""));
        assertThat(get("/429")).isEqualTo(new Throttled(429, Optional.of(Duration.ofMinutes(2))));
        server.on("/503", reply(503, Map.of("Retry-After", "Mon, 21 Oct 2024 12:30:00 GMT"), ""));
        assertThat(get("/503")).isEqualTo(new Throttled(503, Optional.of(Duration.ofMinutes(30))));
        server.on("/410", reply(410, Map.of(), ""));
        assertThat(get("/410")).isEqualTo(new Gone(server.at("/410")));
        server.on("/maybe", redirect(302, "/410"));
        fails(get("/maybe"), Kind.MISSING, "410");
        server.on("/403", reply(403, Map.of(), ""));
        fails(get("/403"), Kind.FORBIDDEN, "it refuses us");
        fails(get("/404"), Kind.MISSING, "nothing at this address");
        server.on("/500", reply(500, Map.of(), ""));
        fails(get("/500"), Kind.SERVER, "trouble");
        server.on("/204", reply(204, Map.of(), ""));
        assertThat(((Fetched) get("/204")).body().size()).isZero();
    }

    @Test
    void postsAFormAndDoesNotRepeatItWhereARedirectMakesItAGet() {
        server.on("/hub", inTurn(reply(202, Map.of(), ""), redirect(307, "/hub2")));
        server.on("/hub2", redirect(302, "/hub3"));
        Request post =
                Request.post(server.at("/hub"), Map.of("hub.topic", "https://a/?b&c"), QUICK);
        assertThat(((Fetched) fetcher.fetch(post)).status()).isEqualTo(202);
        assertThat(server.received().getFirst().body())
                .isEqualTo("hub.topic=https%3A%2F%2Fa%2F%3Fb%26c");
        fails(fetcher.fetch(post), Kind.UNEXPECTED, "302");
        assertThat(server.received().getLast().method()).isEqualTo("POST");
    }

    @Test
    void tellsANameThatDoesNotExistFromAServerThatDoesNotListen() {
        Fetcher nameless =
                fetcher(
                        AddressGuard.strict(),
                        host -> {
                            throw new UnknownHostException(host);
                        });
        fails(
                nameless.fetch(Request.get(URI.create("http://no.example/"), QUICK)),
                Kind.NAME,
                "no.example");
        URI closed = server.at("/");
        server.close();
        fails(fetcher.fetch(Request.get(closed, QUICK)), Kind.CONNECT, "No connection");
    }

    private static List<InetAddress> loopback() {
        return List.of(InetAddress.ofLiteral("127.0.0.1"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
