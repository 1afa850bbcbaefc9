/// Yahoo Finance's charts, unofficial and for the owner alone.
@NullMarked
package org.broadtape.market.provider.yahoo;

import org.jspecify.annotations.NullMarked;
