@NullMarked
package org.broadtape.wire.internal.xml;

import org.jspecify.annotations.NullMarked;
