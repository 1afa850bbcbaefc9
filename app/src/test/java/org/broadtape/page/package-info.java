/// What all pages share.
@NullMarked
package org.broadtape.page;

import org.jspecify.annotations.NullMarked;
