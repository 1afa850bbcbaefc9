/// Polygon.io, since renamed Massive: quotes of the last session.
@NullMarked
package org.broadtape.market.provider.polygon;

import org.jspecify.annotations.NullMarked;
