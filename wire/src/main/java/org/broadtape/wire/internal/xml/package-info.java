/// Bytes to characters, and characters to elements, whatever state they come in. `Decoded` finds
/// the encoding, `Scanner` reads well-formed XML and everything that only means to be.
@NullMarked
package org.broadtape.wire.internal.xml;

import org.jspecify.annotations.NullMarked;
