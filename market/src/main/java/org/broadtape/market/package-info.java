/// What is traded: instruments, where they are listed and what they are called, each with the time
/// it was true.
@NullMarked
package org.broadtape.market;

import org.jspecify.annotations.NullMarked;
