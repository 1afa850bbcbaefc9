/// Tiingo, quotes of the last session.
@NullMarked
package org.broadtape.market.provider.tiingo;

import org.jspecify.annotations.NullMarked;
