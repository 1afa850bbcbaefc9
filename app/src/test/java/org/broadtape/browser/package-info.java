/// Tests that read the site as people do: in a real browser, on the sample edition.
@NullMarked
package org.broadtape.browser;

import org.jspecify.annotations.NullMarked;
