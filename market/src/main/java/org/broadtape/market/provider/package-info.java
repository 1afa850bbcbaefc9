/// Where prices come from, as plug-ins without a wire: a
/// [org.broadtape.market.provider.QuoteProvider] says what to ask (an
/// [org.broadtape.market.provider.Ask]) and reads what came back (a
/// [org.broadtape.market.provider.Reply]) into one [org.broadtape.market.quote.QuoteAnswer] for
/// every symbol. Whoever has a network sends and receives.
///
/// [org.broadtape.market.provider.Providers] is the list of all. Each lies in a package of its own,
/// whose class comment states its terms, delay, limits and where they were read.
@NullMarked
package org.broadtape.market.provider;

import org.jspecify.annotations.NullMarked;
