package org.broadtape.account.internal;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.broadtape.page.Refusal;

/// Hashes passwords with argon2id under the parameters OWASP names (19 MiB, two passes, one lane).
/// One at a time, so that many attempts at once can't take the machine's memory; who would have to
/// wait long is turned away.
public final class Passwords {
    /// The fewest characters of a password.
    public static final int SHORTEST = 12;

    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int WAITING = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Semaphore queue = new Semaphore(WAITING);
    private final Semaphore one = new Semaphore(1, true);
    private final Supplier<String> nobodys;

    /// Nothing is computed yet.
    public Passwords() {
        this.nobodys = new Once(() -> hash(Secret.make()));
    }

    /// The hash to keep.
    public String hash(String password) {
        return alone(() ->
                Password.hash(password)
                        .addRandomSalt(16)
                        .with(Argon2Function.getInstance(KIB, PASSES, 1, 32, Argon2.ID))
                        .getResult());
    }

    /// Whether it is the password of that hash.
    public boolean matches(String password, String hash) {
        return alone(() ->
                Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /// Takes as long as [#matches] for an account that does not exist; always false.
    public boolean matchesNobody(String password) {
        matches(password, nobodys.get());
        return false;
    }

    private <T> T alone(Supplier<T> work) {
        if (!queue.tryAcquire()) {
            throw Refusal.tooOften(LONGEST_WAIT);
        }
        try {
            if (!one.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw Refusal.tooOften(LONGEST_WAIT);
            }
            try {
                return work.get();
            } finally {
                one.release();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Refusal.tooOften(LONGEST_WAIT);
        } finally {
            queue.release();
        }
    }

    /// A value computed at its first use.
    private static final class Once implements Supplier<String> {
        private final Supplier<String> make;
        private String value = "";

        Once(Supplier<String> make) {
            this.make = make;
        }

        @Override
        public synchronized String get() {
            if (value.isEmpty()) {
                value = make.get();
            }
            return value;
        }
    }
}
