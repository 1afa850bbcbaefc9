package org.broadtape.market.provider;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;

/// What a provider allows and promises, as its own pages say.
///
/// @param id its name in settings, passports and the database: `ecb`
/// @param name as readers know it: `European Central Bank`
/// @param home the page where its terms stand
/// @param rights who may be shown its numbers
/// @param delay how near to the market its numbers are at best; an answer may say less
/// @param paces how often it may be asked, each to be kept
/// @param symbolsPerAsk how many symbols fit in one request
/// @param key whether a key is needed
/// @param onByDefault whether it is asked before the owner has chosen
/// @param hosts the hosts it calls, no other; empty for one without a network
/// @param words its terms in a sentence
/// @param known the day this was put together, of public material; the page itself counts
public record ProviderTerms(
        String id,
        String name,
        URI home,
        DisplayRights rights,
        DelayClass delay,
        List<Pace> paces,
        int symbolsPerAsk,
        KeyNeed key,
        boolean onByDefault,
        Set<String> hosts,
        String words,
        LocalDate known) {
    /// Checks the id and copies its lists.
    public ProviderTerms {
        if (!id.matches("[a-z][a-z0-9-]{1,30}") || symbolsPerAsk < 1) {
            throw new IllegalArgumentException("Not terms: " + id + ", " + symbolsPerAsk);
        }
        paces = List.copyOf(paces);
        hosts = Set.copyOf(hosts);
    }

    /// So many requests in so long.
    public record Pace(int requests, Duration per) {
        /// Refuses a pace that never moves.
        public Pace {
            if (requests < 1 || per.isNegative() || per.isZero()) {
                throw new IllegalArgumentException("Not a pace: " + requests + " in " + per);
            }
        }
    }

    /// Whether a key is needed.
    public enum KeyNeed {
        /// It answers anyone.
        NONE,
        /// It answers nobody without one.
        REQUIRED
    }
}
