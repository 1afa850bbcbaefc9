@NullMarked
package org.broadtape.wire.internal.feed;

import org.jspecify.annotations.NullMarked;
