/// What all pages share: the frame around them, the words of the interface, the response headers
/// that keep a reader safe, and the assets. Every feature's `web` package fills the middle.
@NullMarked
package org.broadtape.page;

import org.jspecify.annotations.NullMarked;
