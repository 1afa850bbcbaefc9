/// Tests of searching.
@NullMarked
package org.broadtape.find;

import org.jspecify.annotations.NullMarked;
