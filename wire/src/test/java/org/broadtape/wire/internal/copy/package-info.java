@NullMarked
package org.broadtape.wire.internal.copy;

import org.jspecify.annotations.NullMarked;
