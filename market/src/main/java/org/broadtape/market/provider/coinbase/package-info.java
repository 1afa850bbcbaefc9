/// Coinbase, an exchange of crypto assets.
@NullMarked
package org.broadtape.market.provider.coinbase;

import org.jspecify.annotations.NullMarked;
