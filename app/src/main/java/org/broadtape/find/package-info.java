/// Searching the stories. [org.broadtape.find.SearchDesk] follows the journal into an index beside
/// the database and answers what readers type, joining the index's ids with what the newsroom says
/// of those stories now: a story that is held, withdrawn or expired is never shown, whatever the
/// index still thinks. A search is also a feed: [org.broadtape.find.SearchDesk#newest].
@NullMarked
package org.broadtape.find;

import org.jspecify.annotations.NullMarked;
