package org.broadtape.page;

import java.time.Duration;
import java.util.Optional;

/// A request that is not answered as asked, told in plain words: what, why, what now. Thrown
/// anywhere below a route and shown in one place, as a page or as a problem (RFC 9457).
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final String now;
    private final transient Optional<Duration> retryAfter;
    private final boolean signInHelps;

    private Refusal(
            int status,
            String title,
            String why,
            String now,
            Optional<Duration> retryAfter,
            boolean signInHelps) {
        super(why, null, false, false);
        this.status = status;
        this.title = title;
        this.now = now;
        this.retryAfter = retryAfter;
        this.signInHelps = signInHelps;
    }

    /// A refusal.
    ///
    /// @param status the HTTP status
    /// @param title what happened
    /// @param why the reason
    /// @param now what the sender can do
    public static Refusal of(int status, String title, String why, String now) {
        return new Refusal(status, title, why, now, Optional.empty(), false);
    }

    /// Status 429: asked too often.
    public static Refusal tooOften(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.toSeconds() + 1);
        String wait = seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        return new Refusal(
                429,
                "Too many attempts",
                "This was tried too often in a short time, so that nobody can guess his way in.",
                "Wait " + wait + " and try again.",
                Optional.of(Duration.ofSeconds(seconds)),
                false);
    }

    /// Status 503: as many are served as can be, and somebody will leave.
    public static Refusal full(String title, String why, Duration retryAfter) {
        return new Refusal(
                503,
                title,
                why,
                "Come back in " + retryAfter.toSeconds() + " seconds.",
                Optional.of(retryAfter),
                false);
    }

    /// Status 401: signing in would help. A browser is led to the sign-in page.
    public static Refusal signIn() {
        return new Refusal(
                401,
                "Sign in first",
                "Only the owner may see or do this.",
                "Sign in, or send one of the owner's tokens: Authorization: Bearer …",
                Optional.empty(),
                true);
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// What happened.
    public String title() {
        return title;
    }

    /// The reason.
    public String why() {
        return String.valueOf(getMessage());
    }

    /// What the sender can do.
    public String now() {
        return now;
    }

    /// How long to wait before asking again.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// Whether signing in would help.
    public boolean signInHelps() {
        return signInHelps;
    }
}
