/// Binance, an exchange of crypto assets.
@NullMarked
package org.broadtape.market.provider.binance;

import org.jspecify.annotations.NullMarked;
