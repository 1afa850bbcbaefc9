/// Text to annotations, purely: no clock, no network, no disk, no database, no shared state.
/// Everything a class here needs is in its constructor.
@NullMarked
package org.broadtape.analysis;

import org.jspecify.annotations.NullMarked;
