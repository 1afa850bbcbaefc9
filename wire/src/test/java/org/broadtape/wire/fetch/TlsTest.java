package org.broadtape.wire.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.broadtape.testkit.StubServer.reply;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.broadtape.testkit.StubServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real TLS server on loopback with a certificate made for the test, by the JDK's own `keytool`.
class TlsTest {
    private static final char[] PASSWORD = "certificate".toCharArray();

    @TempDir static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        make("good", "-startdate", "-1d", "-validity", "30");
        make("authority", "-startdate", "-90d", "-validity", "365", "-ext", "bc:c");
        // A trusted certificate of its own is not asked for its age; one an authority signed is.
        make("expired", "-startdate", "-40d", "-validity", "10", "-signer", "authority");
    }

    /// A key and a certificate for `news.example`.
    private static void make(String name, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Collections.addAll(
                command,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("store").toString(),
                "-storepass",
                new String(PASSWORD),
                "-ext",
                "san=dns:news.example");
        Collections.addAll(command, options);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
    }

    private static KeyStore store() throws Exception {
        return KeyStore.getInstance(folder.resolve("store").toFile(), PASSWORD);
    }

    private static StubServer server(String name) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(
                name, store().getKey(name, PASSWORD), PASSWORD, store().getCertificateChain(name));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return StubServer.startSecure(context).on("/feed", reply(200, Map.of(), "a feed"));
    }

    private static SSLSocketFactory trusting(String name) throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry(name, store().getCertificate(name));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /// Asks the server under a name that leads to it.
    private static FetchOutcome ask(int port, String host, SSLSocketFactory trust) {
        AddressGuard guard = AddressGuard.allowing(List.of("127.0.0.1", host));
        Fetcher fetcher =
                new Fetcher(
                        () -> guard,
                        ignored -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                        trust,
                        Clock.systemUTC(),
                        "Broadtape test");
        return fetcher.fetch(
                Request.get(URI.create("https://" + host + ":" + port + "/feed"), Limits.SHORT));
    }

    private static void isRefused(FetchOutcome outcome, String words) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        FetchOutcome.Failed failed = (FetchOutcome.Failed) outcome;
        assertThat(failed.kind()).isEqualTo(FetchOutcome.Kind.TLS);
        assertThat(failed.problem().what()).contains(words);
    }

    @Test
    void asksAServerWhoseCertificateIsTrusted() throws Exception {
        try (StubServer server = server("good")) {
            FetchOutcome outcome = ask(server.port(), "news.example", trusting("good"));
            assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
            assertThat(((FetchOutcome.Fetched) outcome).body().bytes())
                    .asString()
                    .isEqualTo("a feed");
            assertThat(server.received().getFirst().header("Host"))
                    .contains("news.example:" + server.port());
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        try (StubServer server = server("good")) {
            SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
            isRefused(ask(server.port(), "news.example", usual), "nobody trusted vouches for it");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        try (StubServer server = server("good")) {
            isRefused(
                    ask(server.port(), "other.example", trusting("good")),
                    "its certificate is not for this host");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void refusesACertificateThatHasExpired() throws Exception {
        try (StubServer server = server("expired")) {
            isRefused(ask(server.port(), "news.example", trusting("authority")), "has expired");
        }
    }

    @Test
    void tellsAServerThatSpeaksNoTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> refuse(server));
            isRefused(
                    ask(server.getLocalPort(), "news.example", trusting("good")),
                    "does not speak TLS");
        }
    }

    private static void refuse(ServerSocket server) {
        try (Socket asker = server.accept()) {
            asker.getOutputStream().write("HTTP/1.1 400 Plain\r\n\r\n".getBytes(US_ASCII));
            asker.shutdownOutput();
            asker.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // the asker went away, as it should
        }
    }
}
