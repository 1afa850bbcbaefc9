/// The tables of prices.
@NullMarked
package org.broadtape.price.internal;

import org.jspecify.annotations.NullMarked;
