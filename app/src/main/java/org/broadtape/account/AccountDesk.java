package org.broadtape.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.broadtape.account.internal.Owners;
import org.broadtape.account.internal.Passwords;
import org.broadtape.account.internal.Secret;
import org.broadtape.account.internal.Sessions;
import org.broadtape.account.internal.SetupCode;
import org.broadtape.account.internal.Tokens;
import org.broadtape.page.Attempts;
import org.broadtape.store.Database;

/// The owner's account: made once with a code only the start's output shows, opened with a
/// password, with sessions for browsers and tokens for programs.
public final class AccountDesk {
    private final Owners owners;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Passwords passwords = new Passwords();
    private final SetupCode code = new SetupCode();
    private final Attempts byAddress;
    private final Attempts byName;

    /// The account in that database.
    public AccountDesk(Database database, Clock clock) {
        this.owners = new Owners(database, clock);
        this.sessions = new Sessions(database, clock);
        this.tokens = new Tokens(database, clock);
        this.byAddress = new Attempts(10, Duration.ofMinutes(10), clock);
        this.byName = new Attempts(30, Duration.ofHours(1), clock);
    }

    /// Whether there is an owner.
    public boolean isClaimed() {
        return owners.isClaimed();
    }

    /// The code that lets somebody become the owner; absent once somebody has.
    public Optional<String> setupCode() {
        return owners.isClaimed() ? Optional.empty() : Optional.of(code.printed());
    }

    /// Counts an attempt to use the code and tells whether it is right.
    ///
    /// @param address whose attempts are counted
    public boolean isSetupCode(String typed, String address) {
        byAddress.take(address);
        boolean right = code.is(typed) && !owners.isClaimed();
        if (right) {
            byAddress.forget(address);
        }
        return right;
    }

    /// Makes the owner; false if somebody else came first.
    public boolean claim(String name, String password) {
        return owners.claim(name, passwords.hash(password));
    }

    /// Whether name and password are the owner's. Counts the attempt, and takes as long for a name
    /// that does not exist.
    ///
    /// @param counted whose attempts are counted
    public boolean isOwner(String name, String password, String counted) {
        byAddress.take(counted);
        if (!sessions.knows(counted)) {
            byName.take("owner");
        }
        Optional<Owners.Owner> owner = owners.owner().filter(one -> Secret.same(one.name(), name));
        boolean right =
                owner.isPresent()
                        ? passwords.matches(password, owner.get().passwordHash())
                        : passwords.matchesNobody(password);
        if (right) {
            byAddress.forget(counted);
        }
        return right;
    }

    /// Why this can't be the new password; empty where it can.
    public static Optional<String> refusedPassword(String password, String name) {
        if (password.length() < Passwords.SHORTEST) {
            return Optional.of("account.password.short");
        }
        if (password.length() > 200) {
            return Optional.of("account.password.long");
        }
        boolean same = password.chars().distinct().count() < 4;
        return same || (!name.isBlank() && password.equalsIgnoreCase(name))
                ? Optional.of("account.password.plain")
                : Optional.empty();
    }

    /// Gives the owner another password and ends all sessions but this one.
    public void changePassword(String password, String thisSession) {
        owners.changePassword(passwords.hash(password));
        sessions.closeOthers(thisSession);
    }

    /// A session for a browser that has shown the password; answers its token.
    public String open(String counted, String agent) {
        return sessions.open(counted, agent);
    }

    /// The session of a token.
    public Optional<Browser> browser(String token) {
        return sessions.find(token).map(AccountDesk::browser);
    }

    /// All browsers that are signed in.
    public List<Browser> browsers() {
        return sessions.list().stream().map(AccountDesk::browser).toList();
    }

    private static Browser browser(Sessions.Session one) {
        return new Browser(
                one.hash(), one.owner(), one.created(), one.seen(), one.address(), one.agent());
    }

    /// Ends a session.
    public void close(String hash) {
        sessions.close(hash);
    }

    /// Ends all sessions but one.
    public void closeOthers(String hash) {
        sessions.closeOthers(hash);
    }

    /// Makes a token for a program; empty where there are too many.
    public Optional<String> makeToken(String name) {
        return tokens.make(name);
    }

    /// Whether it is one of the owner's tokens.
    public boolean opens(String token) {
        return tokens.opens(token);
    }

    /// The tokens, without themselves.
    public List<Program> programs() {
        return tokens.list().stream()
                .map(one -> new Program(one.hash(), one.name(), one.created(), one.used()))
                .toList();
    }

    /// Takes a token away.
    public void revoke(String hash) {
        tokens.revoke(hash);
    }

    /// What a browser that is signed in sends with every form: derived from its session's token,
    /// which no other site can read.
    public static String formToken(String sessionToken) {
        return Secret.digest("form:" + sessionToken).substring(0, 32);
    }

    /// Compares without telling by its time where they differ.
    public static boolean same(String one, String other) {
        return Secret.same(one, other);
    }

    /// A browser that is signed in.
    ///
    /// @param id names its session, opens nothing
    /// @param owner the owner's name
    /// @param since when it signed in
    /// @param seen when it last asked for something, to about ten minutes
    /// @param address where it signed in from
    /// @param agent what it said it is
    public record Browser(
            String id,
            String owner,
            java.time.Instant since,
            java.time.Instant seen,
            String address,
            String agent) {}

    /// A program with a token.
    ///
    /// @param id names its token, opens nothing
    /// @param name what the owner calls it
    /// @param since when it was made
    /// @param used when it last asked for something, to about an hour; absent where never
    public record Program(
            String id, String name, java.time.Instant since, Optional<java.time.Instant> used) {}
}
