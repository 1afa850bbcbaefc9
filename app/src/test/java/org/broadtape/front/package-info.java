/// What a reader sees, tested over HTTP and in a browser.
@NullMarked
package org.broadtape.front;

import org.jspecify.annotations.NullMarked;
