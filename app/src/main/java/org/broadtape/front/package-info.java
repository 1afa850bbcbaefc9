/// What a reader sees first: the front page, a story with its versions, what a source brought, and
/// the plain pages about the site. Reads the newsroom, writes nothing. For a reader who is not
/// signed in a page is the same bytes until the journal moves, and is kept as such.
@NullMarked
package org.broadtape.front;

import org.jspecify.annotations.NullMarked;
