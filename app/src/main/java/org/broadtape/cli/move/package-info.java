/// Moving in and out: stories as ninjs, one object a line, and sources as OPML. A line of an export
/// carries, besides what any reader of ninjs understands, a member `broadtape.site` with what this
/// site knows of the story: its clocks, its state, who brought it. Read back, it makes the same
/// story again.
@NullMarked
package org.broadtape.cli.move;

import org.jspecify.annotations.NullMarked;
