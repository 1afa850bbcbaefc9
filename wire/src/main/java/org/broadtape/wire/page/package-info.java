/// The article behind a link. [Pages] is the door: a page's bytes in, an [Article] out. What the
/// page says of itself (schema.org as JSON-LD or microdata, OpenGraph, `meta`) is asked first for
/// title, writers, time and picture; the text is found in the document, by weighing its blocks.
@NullMarked
package org.broadtape.wire.page;

import org.jspecify.annotations.NullMarked;
