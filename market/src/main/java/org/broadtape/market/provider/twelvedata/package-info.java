/// Twelve Data, quotes of many exchanges.
@NullMarked
package org.broadtape.market.provider.twelvedata;

import org.jspecify.annotations.NullMarked;
