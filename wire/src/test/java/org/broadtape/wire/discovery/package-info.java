@NullMarked
package org.broadtape.wire.discovery;

import org.jspecify.annotations.NullMarked;
