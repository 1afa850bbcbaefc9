/// What a price says about itself. A number never travels alone: a [Quote] is an amount with its
/// [Passport], what a provider answers is a [QuoteAnswer], and what a page may show is a
/// [PriceView], either priced or blank with a reason in words.
///
/// Amounts are kept in the major unit: a London share that a provider quotes at `1234.5 GBp` has
/// the amount `12.345`, currency `GBP`, and a passport that says it was quoted in pence.
@NullMarked
package org.broadtape.market.quote;

import org.jspecify.annotations.NullMarked;
