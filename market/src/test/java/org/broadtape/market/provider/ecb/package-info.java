@NullMarked
package org.broadtape.market.provider.ecb;

import org.jspecify.annotations.NullMarked;
