@NullMarked
package org.broadtape.wire;

import org.jspecify.annotations.NullMarked;
