/// Reads the agencies' XML: NewsML-G2, NewsML 1.2 and NITF, whose documents hold one item or
/// several, each into a [Sent]. What is made of these is the same for all three.
@NullMarked
package org.broadtape.wire.internal.newsml;

import org.jspecify.annotations.NullMarked;
