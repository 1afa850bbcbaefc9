@NullMarked
package org.broadtape.wire.copy;

import org.jspecify.annotations.NullMarked;
