/// What prices did after something was known: [org.broadtape.market.move.Aftermath] of a story.
@NullMarked
package org.broadtape.market.move;

import org.jspecify.annotations.NullMarked;
