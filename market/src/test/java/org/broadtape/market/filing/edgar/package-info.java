@NullMarked
package org.broadtape.market.filing.edgar;

import org.jspecify.annotations.NullMarked;
