/// News as it comes in and goes out. One door to read: `Feeds` takes bytes and answers a [Reading]
/// of [WireItem]s with the problems beside them. `fetch` gets the bytes politely and safely. What a
/// story *becomes* (new, revised, killed) is decided elsewhere; here is only what the source said.
@NullMarked
package org.broadtape.wire;

import org.jspecify.annotations.NullMarked;
