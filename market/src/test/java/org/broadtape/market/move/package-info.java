@NullMarked
package org.broadtape.market.move;

import org.jspecify.annotations.NullMarked;
