/// What stories can be about, as this site knows it: the built-in instruments, what the owner
/// imports, and the world's countries and bodies. Held in memory and replaced as a whole.
@NullMarked
package org.broadtape.instrument;

import org.jspecify.annotations.NullMarked;
