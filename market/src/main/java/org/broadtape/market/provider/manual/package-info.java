/// Prices entered by hand.
@NullMarked
package org.broadtape.market.provider.manual;

import org.jspecify.annotations.NullMarked;
