/// Values that every room uses: where something stands in a text, when it happened and how sure we
/// are of the zone, what is wrong with an input and what was expected, what sums up bytes and what
/// nobody can guess, and a clerk that goes his rounds. Nothing here knows of feeds, markets,
/// databases or pages, and nothing beyond the JDK is needed.
@NullMarked
package org.broadtape.base;

import org.jspecify.annotations.NullMarked;
