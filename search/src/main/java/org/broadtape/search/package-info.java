/// The index over all stories and the language to ask it. It knows stories only as what is handed
/// to it and holds nothing the database lacks: deleting it costs a rebuild, never a story.
///
/// Read [org.broadtape.search.StoryIndex] first. It takes [org.broadtape.search.IndexedStory]s in
/// batches, keeps the follower's cursor in the same commit as the stories, and answers a
/// [org.broadtape.search.StoryQuery] with the ids of stories, a page at a time. A query is parsed
/// from what a reader typed and always runs: what could not be understood is told in
/// [org.broadtape.search.QueryProblem]s beside it.
///
/// No text is stored. An extract is cut by [org.broadtape.search.Extracts] from the text the caller
/// hands in, which is the newsroom's own, so a withdrawn story has no second place to be read at.
///
/// Words are the same everywhere: [org.broadtape.search.WordScanner] finds them in stories, in
/// queries and in extracts.
@NullMarked
package org.broadtape.search;

import org.jspecify.annotations.NullMarked;
