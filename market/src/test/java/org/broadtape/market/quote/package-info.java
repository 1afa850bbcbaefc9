@NullMarked
package org.broadtape.market.quote;

import org.jspecify.annotations.NullMarked;
