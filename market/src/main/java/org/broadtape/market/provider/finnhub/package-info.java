/// Finnhub, quotes and trades of American shares.
@NullMarked
package org.broadtape.market.provider.finnhub;

import org.jspecify.annotations.NullMarked;
