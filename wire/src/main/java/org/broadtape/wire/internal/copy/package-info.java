/// What agencies write into the copy itself: who wrote it, where and when, for whom. These parts
/// are read, never taken out: the text stays as it was sent.
@NullMarked
package org.broadtape.wire.internal.copy;

import org.jspecify.annotations.NullMarked;
