/// What all providers check alike: HTTP's failures, JSON within bounds, and every number before it
/// gets a passport.
@NullMarked
package org.broadtape.market.provider.internal;

import org.jspecify.annotations.NullMarked;
