package org.broadtape.market.quote;

import java.time.Instant;
import java.util.Optional;

/// What may stand where a price is looked for: a number with its passport and its standing now, or
/// a reason. Pages, the API and exports render this and nothing else.
public sealed interface PriceView {
    /// A number.
    ///
    /// @param quote the number and its passport
    /// @param standing what the passport means at this moment
    record Priced(Quote quote, Standing standing) implements PriceView {}

    /// No number.
    ///
    /// @param reason why
    /// @param last the last good one, told with its age and never as the price of now; absent where
    ///   there is none or it may not be shown
    record Empty(Blank reason, Optional<Quote> last) implements PriceView {}

    /// What a passport means at a moment.
    sealed interface Standing {
        /// The market is open and the number as near to it as its delay class says.
        record Current() implements Standing {}

        /// The market is closed and this is the last session's.
        ///
        /// @param since when the session ended
        /// @param opens when the next one begins; absent where the calendar doesn't reach
        record Closed(Instant since, Optional<Instant> opens) implements Standing {}

        /// Older than its delay class allows while the market is open, and said so.
        ///
        /// @param since when it was true
        record Stale(Instant since) implements Standing {}

        /// No calendar is known for its venue: only its own time speaks.
        record Undated() implements Standing {}
    }
}
