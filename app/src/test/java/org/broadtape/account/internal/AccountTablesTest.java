package org.broadtape.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.broadtape.store.Database;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTablesTest {
    private final TestClock clock = new TestClock();

    @Test
    void keepsTheAccountOnSqlite(@TempDir Path folder) {
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("account.db"))) {
            walk(database);
        }
    }

    @Test
    void keepsTheAccountOnPostgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Database database = Database.open(server.getJdbcUrl("postgres", "postgres"))) {
            walk(database);
        }
    }

    private void walk(Database database) {
        Owners owners = new Owners(database, clock);
        assertThat(owners.isClaimed()).isFalse();
        assertThat(owners.claim("Owner", "hash")).isTrue();
        assertThat(owners.claim("Second", "hash")).isFalse();
        assertThat(new Owners(database, clock).owner().orElseThrow().name()).isEqualTo("Owner");

        Sessions sessions = new Sessions(database, clock);
        String token = sessions.open("192.0.2.1", "A browser\nof some kind");
        Sessions.Session session = sessions.find(token).orElseThrow();
        assertThat(session.agent()).isEqualTo("A browser of some kind");
        assertThat(sessions.knows("192.0.2.1")).isTrue();
        assertThat(sessions.find("another")).isEmpty();
        String other = sessions.open("192.0.2.2", "");
        sessions.closeOthers(session.hash());
        assertThat(sessions.find(other)).isEmpty();
        assertThat(sessions.list()).containsExactly(session);
        sessions.close(session.hash());
        assertThat(sessions.find(token)).isEmpty();

        Tokens tokens = new Tokens(database, clock);
        String program = tokens.make("reader").orElseThrow();
        assertThat(tokens.opens(program)).isTrue();
        assertThat(tokens.list().getFirst().used()).isPresent();
        tokens.revoke(tokens.list().getFirst().hash());
        assertThat(tokens.opens(program)).isFalse();
    }

    @Test
    void hashesWithArgon2idAndForgivesSlipsInTheCode() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash("correct horse battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
        assertThat(passwords.matchesNobody("correct horse battery")).isFalse();
        SetupCode code = new SetupCode();
        assertThat(code.printed()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(code.is(code.printed().toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(code.is(new SetupCode().printed())).isFalse();
    }
}
