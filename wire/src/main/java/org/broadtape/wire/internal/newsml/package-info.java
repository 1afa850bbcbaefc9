/// Reads the agencies' XML, standard (NewsML-G2, NewsML 1.2, NITF) and their own (Ritzau's, NTB's,
/// press releases), whose documents hold one item or several, each into a [Sent]. What is made of
/// these is the same for all.
@NullMarked
package org.broadtape.wire.internal.newsml;

import org.jspecify.annotations.NullMarked;
