/// Kraken, an exchange of crypto assets.
@NullMarked
package org.broadtape.market.provider.kraken;

import org.jspecify.annotations.NullMarked;
