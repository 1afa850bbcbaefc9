/// The index over all stories and the language to ask it. It knows stories only as what is handed
/// to it and holds nothing the database lacks: deleting it costs a rebuild, never a story.
@NullMarked
package org.broadtape.search;

import org.jspecify.annotations.NullMarked;
