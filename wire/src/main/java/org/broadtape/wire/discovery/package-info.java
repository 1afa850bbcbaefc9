/// Finding the feeds of a site: [org.broadtape.wire.discovery.FeedLinks] reads the links a page
/// offers. Pure; whoever fetches the page gives its bytes.
@NullMarked
package org.broadtape.wire.discovery;

import org.jspecify.annotations.NullMarked;
