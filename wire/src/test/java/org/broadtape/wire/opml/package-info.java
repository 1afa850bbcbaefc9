/// Lists of feeds as they move between readers: OPML 1.0 to 2.0.
@NullMarked
package org.broadtape.wire.opml;

import org.jspecify.annotations.NullMarked;
