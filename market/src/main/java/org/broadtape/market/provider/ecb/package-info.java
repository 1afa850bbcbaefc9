/// The European Central Bank's euro reference rates.
@NullMarked
package org.broadtape.market.provider.ecb;

import org.jspecify.annotations.NullMarked;
