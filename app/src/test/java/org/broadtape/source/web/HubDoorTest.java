package org.broadtape.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.reply;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Hub;
import org.broadtape.source.Hubs;
import org.broadtape.source.Look;
import org.broadtape.source.Poller;
import org.broadtape.source.Receiving;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.source.Trouble;
import org.broadtape.store.Database;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.StubServer;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Fetcher;
import org.broadtape.wire.fetch.HostPace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A real server plays publisher and hub, and calls this site's own door back.
@ParameterizedClass
@EnumSource(TestDatabases.class)
class HubDoorTest {
    private static final Duration LEASE = Duration.ofDays(5);

    private final TestClock clock = new TestClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private final StubServer server = StubServer.start();
    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<URI>> base = new AtomicReference<>(Optional.empty());

    /// What the hub was asked, in order.
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    private final Database database;
    private final Sources sources;
    private final Hubs hubs;
    private final Poller poller;
    private final Javalin web;
    private final Source source;

    HubDoorTest(TestDatabases kind, @TempDir Path folder) {
        database = kind.open(folder);
        sources = new Sources(database, clock);
        AddressGuard guard = AddressGuard.allowing(List.of("127.0.0.1"));
        Fetcher fetcher = new Fetcher(() -> guard, clock, "Broadtape test");
        Receiving receiving =
                new Receiving(
                        (bytes, type, at) ->
                                Feeds.read(
                                        bytes,
                                        new Feeds.Hints(
                                                type, at.map(URI::toString), Optional.empty())),
                        this::receive);
        hubs = new Hubs(sources, fetcher, receiving, base::get, clock);
        poller = new Poller(sources, fetcher, receiving, hubs, new HostPace(Duration.ZERO), clock);
        web = Javalin.create(config -> new HubDoor(hubs).open(config.routes)).start(0);
        base.set(Optional.of(URI.create("http://127.0.0.1:" + web.port())));
        server.on("/hub", this::hub);
        server.on("/feed", reply(200, Map.of("Link", links("/hub")), feed("one")));
        source =
                sources.add(
                        Source.Kind.FEED,
                        "Wire",
                        Optional.of(server.at("/feed")),
                        Source.Settings.USUAL);
    }

    @AfterEach
    void close() {
        hubs.close();
        poller.close();
        web.stop();
        server.close();
        client.close();
        database.close();
    }

    private List<Arrival> receive(List<Delivery> deliveries) {
        delivered.addAll(deliveries);
        return deliveries.stream()
                .<Arrival>map(ignored -> new Arrival.FirstSeen(new StoryId(1)))
                .toList();
    }

    private String links(String hub) {
        return "<" + server.at(hub) + ">; rel=\"hub\", <" + server.at("/feed") + ">; rel=\"self\"";
    }

    private static String feed(String headline) {
        return "<rss version='2.0'><channel><title>T</title><item><title>"
                + headline
                + "</title><link>/"
                + headline
                + "</link><guid isPermaLink='false'>"
                + headline
                + "</guid></item></channel></rss>";
    }

    /// The hub: notes what it is asked, asks back whether it was meant, and answers.
    private void hub(StubServer.Received request, java.io.OutputStream out) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String field : request.body().split("&")) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        asked.add(form);
        HttpResponse<String> meant = verify(form, said(form, "hub.topic"), said(form, "hub.mode"));
        boolean confirmed = meant.statusCode() == 200 && meant.body().equals("<b>meant?</b>");
        reply(confirmed ? 202 : 400, Map.of(), "").to(request, out);
    }

    private HttpResponse<String> verify(Map<String, String> form, String topic, String mode) {
        return send(
                HttpRequest.newBuilder(
                        URI.create(
                                said(form, "hub.callback")
                                        + "?hub.mode="
                                        + mode
                                        + "&hub.topic="
                                        + URLEncoder.encode(topic, UTF_8)
                                        + "&hub.challenge="
                                        + URLEncoder.encode("<b>meant?</b>", UTF_8)
                                        + "&hub.lease_seconds="
                                        + LEASE.toSeconds())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> push(String content, Optional<String> signature) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(said(asked.getLast(), "hub.callback")))
                        .header("Content-Type", "application/rss+xml")
                        .POST(HttpRequest.BodyPublishers.ofString(content));
        signature.ifPresent(words -> request.header("X-Hub-Signature", words));
        return send(request);
    }

    private Optional<String> signed(String method, String algorithm, String content)
            throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(said(asked.getLast(), "hub.secret").getBytes(UTF_8), algorithm));
        return Optional.of(
                method + "=" + HexFormat.of().formatHex(mac.doFinal(content.getBytes(UTF_8))));
    }

    private void lookAndAsk() throws Exception {
        poller.lookAtDue().get(30, TimeUnit.SECONDS);
        tend();
    }

    private void tend() throws Exception {
        hubs.tend().get(30, TimeUnit.SECONDS);
    }

    private static String said(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }

    private Hub hub() {
        return hubs.of(source.id()).orElseThrow();
    }

    private Source now() {
        return sources.find(source.id()).orElseThrow();
    }

    private Duration untilNextLook() {
        return Duration.between(clock.instant(), now().nextLook().orElseThrow());
    }

    @Test
    void subscribesWhereAFeedOffersAHub() throws Exception {
        lookAndAsk();
        Map<String, String> form = asked.getFirst();
        assertThat(form)
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", server.at("/feed").toString())
                .containsEntry("hub.lease_seconds", "864000");
        assertThat(said(form, "hub.secret")).hasSize(64);
        assertThat(said(form, "hub.callback"))
                .matches(base.get().orElseThrow() + "/websub/" + source.id() + "/[0-9a-f]{64}");
        assertThat(hub().state()).isEqualTo(Hub.State.ACTIVE);
        assertThat(hub().until()).contains(clock.instant().plus(LEASE));
        tend();
        assertThat(asked).hasSize(1);
    }

    @Test
    void findsTheHubInTheFeedItself() throws Exception {
        server.on(
                "/feed",
                reply(
                        200,
                        Map.of(),
                        "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>"
                                + "<link rel='hub' href='%s'/><link rel='self' href='%s'/></feed>"
                                        .formatted(server.at("/hub"), server.at("/feed"))));
        lookAndAsk();
        assertThat(hub().state()).isEqualTo(Hub.State.ACTIVE);
    }

    @Test
    void takesInWhatTheHubSignsAndLooksLessOften() throws Exception {
        lookAndAsk();
        delivered.clear();
        assertThat(untilNextLook()).isLessThan(Duration.ofMinutes(20));
        String content = feed("two");
        HttpResponse<String> answer = push(content, signed("sha256", "HmacSHA256", content));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(delivered).hasSize(1);
        assertThat(delivered.getFirst().manner()).isEqualTo(Delivery.Manner.NEWS);
        assertThat(delivered.getFirst().item().link()).contains(server.at("/two"));
        Look look = sources.looks(source.id()).getFirst();
        assertThat(look.outcome()).isEqualTo("pushed");
        assertThat(look.words()).isEqualTo("The hub sent 1 items, 1 new or changed.");
        assertThat(untilNextLook()).isEqualTo(Duration.ofHours(2));
        assertThat(push(content, signed("SHA512", "HmacSHA512", content)).statusCode())
                .isEqualTo(202);
        assertThat(delivered).hasSize(2);
    }

    @Test
    void looksAsUsualAgainWhenALookFindsWhatTheHubDidNotSend() throws Exception {
        lookAndAsk();
        String content = feed("two");
        push(content, signed("sha256", "HmacSHA256", content));
        clock.advance(Duration.ofHours(2));
        poller.lookAtDue().get(30, TimeUnit.SECONDS);
        assertThat(untilNextLook()).isLessThan(Duration.ofMinutes(20));
    }

    @Test
    void takesNothingInThatIsSignedWronglyOrNotAtAll() throws Exception {
        lookAndAsk();
        delivered.clear();
        String content = feed("two");
        Optional<String> right = signed("sha256", "HmacSHA256", content);
        assertThat(push(content, Optional.empty()).statusCode()).isEqualTo(202);
        assertThat(push(content + " ", right).statusCode()).isEqualTo(202);
        assertThat(push(content, Optional.of("sha256=00")).statusCode()).isEqualTo(202);
        assertThat(push(content, Optional.of("sha256=zz")).statusCode()).isEqualTo(202);
        assertThat(push(content, Optional.of("md5=00")).statusCode()).isEqualTo(202);
        assertThat(delivered).isEmpty();
        Trouble trouble = sources.troubles(source.id()).getFirst();
        assertThat(trouble.name()).isEqualTo("hub-signature");
        assertThat(trouble.times()).isEqualTo(5);
    }

    @Test
    void looksAtTheFeedItselfWhereASignatureIsWeak() throws Exception {
        lookAndAsk();
        delivered.clear();
        String content = feed("two");
        assertThat(push(content, signed("sha1", "HmacSHA1", content)).statusCode()).isEqualTo(202);
        assertThat(delivered).isEmpty();
        assertThat(untilNextLook()).isZero();
    }

    @Test
    void opensForTheHubsOwnWayInAlone() throws Exception {
        lookAndAsk();
        Map<String, String> form = new HashMap<>(asked.getFirst());
        assertThat(verify(form, "https://other.example/", "subscribe").statusCode()).isEqualTo(404);
        assertThat(verify(form, said(form, "hub.topic"), "unsubscribe").statusCode())
                .isEqualTo(404);
        HttpResponse<String> meant = verify(form, said(form, "hub.topic"), "subscribe");
        assertThat(meant.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(meant.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        form.put("hub.callback", said(form, "hub.callback") + "0");
        assertThat(verify(form, said(form, "hub.topic"), "subscribe").statusCode()).isEqualTo(404);
        asked.add(form);
        assertThat(push(feed("two"), Optional.empty()).statusCode()).isEqualTo(404);
        assertThat(sources.troubles(source.id())).isEmpty();
    }

    @Test
    void renewsBeforeThePromiseEndsWithTheSameWayIn() throws Exception {
        lookAndAsk();
        clock.advance(LEASE.minus(Duration.ofMinutes(50)));
        tend();
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).isEqualTo(asked.getFirst());
        assertThat(hub().until()).contains(clock.instant().plus(LEASE));
    }

    @Test
    void looksAsUsualWhenThePromiseHasEnded() throws Exception {
        lookAndAsk();
        clock.advance(LEASE.minus(Duration.ofMinutes(90)));
        server.on("/feed", reply(304, Map.of(), ""));
        String content = feed("two");
        push(content, signed("sha256", "HmacSHA256", content));
        assertThat(untilNextLook()).isEqualTo(Duration.ofMinutes(90));
        server.on("/hub", reply(503, Map.of(), ""));
        clock.advance(Duration.ofMinutes(90));
        lookAndAsk();
        assertThat(untilNextLook()).isLessThan(Duration.ofMinutes(20));
        assertThat(hub().state()).isEqualTo(Hub.State.REFUSED);
        assertThat(sources.troubles(source.id()).getFirst().name()).isEqualTo("hub-refused");
    }

    @Test
    void leavesTheHubWhenTheSourceIsRemoved() throws Exception {
        lookAndAsk();
        Map<String, String> form = asked.getFirst();
        sources.remove(source.id());
        String content = feed("two");
        assertThat(push(content, signed("sha256", "HmacSHA256", content)).statusCode())
                .isEqualTo(410);
        tend();
        assertThat(asked.getLast())
                .containsEntry("hub.mode", "unsubscribe")
                .containsEntry("hub.callback", said(form, "hub.callback"));
        assertThat(hubs.of(source.id())).isEmpty();
        assertThat(verify(form, said(form, "hub.topic"), "subscribe").statusCode()).isEqualTo(404);
    }

    @Test
    void leavesTheHubThatAFeedNoLongerNames() throws Exception {
        lookAndAsk();
        server.on("/feed", reply(200, Map.of(), feed("two")));
        clock.advance(Duration.ofDays(1));
        lookAndAsk();
        assertThat(asked.getLast()).containsEntry("hub.mode", "unsubscribe");
        assertThat(hubs.of(source.id())).isEmpty();
    }

    @Test
    void asksNobodyWhileTheSitesOwnAddressIsNotSet() throws Exception {
        Optional<URI> known = base.getAndSet(Optional.empty());
        lookAndAsk();
        assertThat(asked).isEmpty();
        assertThat(hub().state()).isEqualTo(Hub.State.OFFERED);
        base.set(known);
        tend();
        assertThat(hub().state()).isEqualTo(Hub.State.ACTIVE);
    }

    @Test
    void asksNoHubInAPrivateNetwork() throws Exception {
        server.on(
                "/feed",
                reply(
                        200,
                        Map.of("Link", "<http://10.0.0.7/hub>; rel=hub, </feed>; rel=self"),
                        feed("one")));
        lookAndAsk();
        assertThat(hub().state()).isEqualTo(Hub.State.REFUSED);
        assertThat(sources.troubles(source.id()).getFirst().what())
                .contains("10.0.0.7", "a private network");
    }
}
