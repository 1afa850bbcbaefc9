/// The tables of pictures, the folder they lie in, and the darkroom that makes them small.
@NullMarked
package org.broadtape.picture.internal;

import org.jspecify.annotations.NullMarked;
