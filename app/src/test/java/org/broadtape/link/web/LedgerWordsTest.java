package org.broadtape.link.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.broadtape.analysis.link.Linker;
import org.broadtape.analysis.link.Role;
import org.broadtape.analysis.link.Rule;
import org.broadtape.link.Ledger;
import org.junit.jupiter.api.Test;

/// A reader who asks why is answered in words, never by a name out of the code.
class LedgerWordsTest {
    private static final Properties WORDS = new Properties();

    static {
        try (InputStream file =
                LedgerWordsTest.class.getResourceAsStream("/messages/link.properties")) {
            WORDS.load(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new ExceptionInInitializerError(unreadable);
        }
    }

    @Test
    void everyRuleHasWords() {
        Stream<String> keys =
                Stream.concat(Arrays.stream(Rule.values()).map(Rule::key), Stream.of(Ledger.RULED));

        assertThat(keys.map(key -> "link.rule." + key)).allMatch(WORDS::containsKey);
    }

    @Test
    void everyRoleHasWords() {
        assertThat(Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT)))
                .allMatch(role -> WORDS.containsKey("link.role." + role))
                .allMatch(role -> WORDS.containsKey("link.role-what." + role));
    }

    @Test
    void everythingWeighedHasWords() {
        assertThat(Linker.features().stream().map(key -> "link.feature." + key))
                .allMatch(WORDS::containsKey);
    }
}
