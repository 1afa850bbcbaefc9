package org.broadtape.wire.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AddressGuardTest {
    @TestFactory
    Stream<DynamicTest> judgesEveryKindOfAddress() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/fetch/addresses.csv"))) {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", 2))
                    .map(pair -> DynamicTest.dynamicTest(pair[0], () -> judges(pair[0], pair[1])));
        }
    }

    private static void judges(String address, String expected) {
        String said =
                AddressGuard.strict()
                        .refused("a.example", InetAddress.ofLiteral(address))
                        .map(words -> words.replaceFirst(".*?, ", ""))
                        .orElse("public");
        assertThat(said).isEqualTo(expected);
    }

    @Test
    void allowsWhatTheOwnerNamedAndNoMore() {
        AddressGuard guard =
                AddressGuard.allowing(
                        List.of("feeds.lan", "*.home.arpa", "10.1.0.0/16", "fd00:7::/32", "?!"));
        InetAddress inside = InetAddress.ofLiteral("192.168.0.7");
        assertThat(guard.refused("feeds.lan", inside)).isEmpty();
        assertThat(guard.refused("a.home.arpa", inside)).isEmpty();
        assertThat(guard.refused("home.arpa", inside)).isPresent();
        assertThat(guard.refused("evil-feeds.lan", inside)).isPresent();
        assertThat(guard.refused("feeds.lan.example", inside)).isPresent();
        assertThat(guard.refused("x.example", InetAddress.ofLiteral("10.1.2.3"))).isEmpty();
        assertThat(guard.refused("x.example", InetAddress.ofLiteral("10.2.2.3"))).isPresent();
        assertThat(guard.refused("x.example", InetAddress.ofLiteral("fd00:7::1"))).isEmpty();
        assertThat(guard.unread()).containsExactly("?!");
    }

    @Test
    void asksOnlyPortsThatServeTheWeb() {
        AddressGuard guard = AddressGuard.allowing(List.of("feeds.lan"));
        assertThat(guard.refusedPort("a.example", 443)).isEmpty();
        assertThat(guard.refusedPort("a.example", 25)).isPresent();
        assertThat(guard.refusedPort("a.example", 6379)).isPresent();
        assertThat(guard.refusedPort("feeds.lan", 9000)).isEmpty();
    }
}
