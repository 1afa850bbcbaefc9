/// Stooq, quotes of some exchanges for private use.
@NullMarked
package org.broadtape.market.provider.stooq;

import org.jspecify.annotations.NullMarked;
