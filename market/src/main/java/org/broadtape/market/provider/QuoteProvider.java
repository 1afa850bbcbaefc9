package org.broadtape.market.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.Instrument;
import org.broadtape.market.quote.QuoteAnswer;

/// A source of prices. It decides what to ask and reads what comes back, and touches neither clock
/// nor network.
public interface QuoteProvider {
    /// What it allows and promises.
    ProviderTerms terms();

    /// Its own symbol of an instrument; absent for one it doesn't cover, or whose unit it would
    /// leave unsaid.
    Optional<String> symbol(Instrument instrument);

    /// The requests that tell the latest prices of symbols, each of them in one; none where a key
    /// is needed and missing.
    List<Ask> ask(List<String> symbols, Optional<ApiKey> key);

    /// What a reply says about each symbol asked for, one answer each. Never throws at what a
    /// provider sent.
    Map<String, QuoteAnswer> read(Ask ask, Reply reply);
}
