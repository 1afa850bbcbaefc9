package org.broadtape.market.provider.internal;

import java.util.Locale;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.quote.QuoteAnswer;

/// What a reply's status says before anyone reads its body, alike for all providers.
public final class Failures {
    private Failures() {}

    /// The failure a status tells; absent for 200, and for 404 and 400, which each provider means
    /// in its own way.
    public static Optional<QuoteAnswer> of(Ask ask, Reply reply) {
        int status = reply.status();
        String said = status + " " + start(ask, reply.text());
        return switch (status) {
            case 200, 400, 404 -> Optional.empty();
            case 401, 402, 403, 451 -> Optional.of(new QuoteAnswer.NotAllowed(said));
            case 418, 429 -> Optional.of(new QuoteAnswer.QuotaSpent(reply.retryAfter(), said));
            default ->
                    Optional.of(
                            status >= 500
                                    ? new QuoteAnswer.Silent(said)
                                    : unreadable("status-unexpected", said, "an answer of 200"));
        };
    }

    /// An answer that can't be read.
    public static QuoteAnswer unreadable(String name, String what, String expected) {
        return new QuoteAnswer.Unreadable(Problem.of(name, Severity.FATAL, what, expected));
    }

    /// A number that isn't what it says.
    public static QuoteAnswer refused(String name, String what, String expected) {
        return new QuoteAnswer.Refused(Problem.of(name, Severity.ERROR, what, expected));
    }

    /// The first words of what a provider sent, without the key and fit for a page.
    public static String start(Ask ask, String text) {
        return Problem.quote(ask.hidden(text.substring(0, Math.min(text.length(), 2_000))));
    }

    /// Whether a text of a provider's speaks of a limit on requests.
    public static boolean speaksOfQuota(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return words.contains("rate limit")
                || words.contains("call frequency")
                || words.contains("requests per")
                || words.contains("run out of api credits")
                || words.contains("daily hits limit");
    }
}
