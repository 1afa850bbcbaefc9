@NullMarked
package org.broadtape.market.returns;

import org.jspecify.annotations.NullMarked;
