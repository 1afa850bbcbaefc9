package org.broadtape.market.provider.internal;

import java.util.Optional;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.QuoteAnswer;

/// One reply in hand: whose terms, what was asked, what came, and the hash of it.
///
/// @param terms whose answer it is
/// @param ask what was asked
/// @param reply what came
/// @param payload the hash of what came
public record Told(ProviderTerms terms, Ask ask, Reply reply, Optional<String> payload) {
    /// A reply in hand.
    public static Told of(ProviderTerms terms, Ask ask, Reply reply) {
        return new Told(terms, ask, reply, Optional.of(reply.payload()));
    }

    /// The answer a price is.
    public QuoteAnswer answer(Said said) {
        return said.answer(terms, reply.received(), payload);
    }

    /// The answer a price in a unit at a time is, as near to the market as the terms promise.
    public QuoteAnswer answer(Optional<String> price, String unit, Optional<AsOf> asOf) {
        return answer(Said.of(price, unit, terms.delay(), asOf));
    }

    /// The answer a day's price in dollars is, with the close before it.
    public QuoteAnswer dollars(
            Optional<String> price, Optional<String> before, DelayClass delay, Optional<AsOf> at) {
        return answer(Said.of(price, "USD", delay, at).before(before));
    }

    /// The answer about a reply that holds not what it should.
    public QuoteAnswer missing(String expected) {
        return Failures.unreadable("reply-unexpected", Failures.start(ask, reply.text()), expected);
    }
}
