/// How lists are read, for the classes of this module alone.
@NullMarked
package org.broadtape.market.internal;

import org.jspecify.annotations.NullMarked;
