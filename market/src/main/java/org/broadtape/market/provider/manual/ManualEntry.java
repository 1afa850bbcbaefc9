package org.broadtape.market.provider.manual;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.market.provider.QuoteProvider;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.provider.internal.Said;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.QuoteAnswer;

/// Prices entered by hand, for what no provider covers.
///
/// Terms: the owner's own word, shown to everyone as entered by hand. It is asked nothing: whoever
/// takes the entry calls [#enter].
public final class ManualEntry implements QuoteProvider {
    private static final ProviderTerms TERMS =
            new ProviderTerms(
                    "manual",
                    "Entered by hand",
                    URI.create("folder:."),
                    DisplayRights.EVERYONE,
                    new DelayClass.Manual(),
                    List.of(),
                    1,
                    KeyNeed.NONE,
                    true,
                    Set.of(),
                    "The owner's own word, told as such.",
                    LocalDate.of(2026, 11, 24));

    @Override
    public ProviderTerms terms() {
        return TERMS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(instrument.id());
    }

    @Override
    public List<Ask> ask(List<String> symbols, Optional<ApiKey> key) {
        return List.of();
    }

    @Override
    public Map<String, QuoteAnswer> read(Ask ask, Reply reply) {
        return ask.each(new QuoteAnswer.NothingTraded("entered by hand"));
    }

    /// An entry as a quote, or what is wrong with it.
    ///
    /// @param price as typed: `12.34`
    /// @param unit as typed: `USD`, `GBp`
    /// @param asOf when it was true
    /// @param entered when it was typed
    public QuoteAnswer enter(String price, String unit, AsOf asOf, Instant entered) {
        return Said.of(Optional.of(price), unit, TERMS.delay(), Optional.of(asOf))
                .answer(TERMS, entered, Optional.empty());
    }
}
