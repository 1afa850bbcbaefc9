@NullMarked
package org.broadtape.market.provider;

import org.jspecify.annotations.NullMarked;
