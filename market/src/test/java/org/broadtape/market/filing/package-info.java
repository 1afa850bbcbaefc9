@NullMarked
package org.broadtape.market.filing;

import org.jspecify.annotations.NullMarked;
