/// Small readers that feeds of every format share: times in every shape seen, names with addresses,
/// text that was decoded once too rarely.
@NullMarked
package org.broadtape.wire.internal.feed;

import org.jspecify.annotations.NullMarked;
