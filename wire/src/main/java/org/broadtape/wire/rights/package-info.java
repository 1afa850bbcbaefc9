/// Usage rights. What a wire says of them is prose, verbatim in
/// [org.broadtape.wire.WireItem.Rights]; [org.broadtape.wire.rights.Rights] is what can be told
/// from it with certainty, each part with the words that say so. What is done about it is decided
/// elsewhere.
@NullMarked
package org.broadtape.wire.rights;

import org.jspecify.annotations.NullMarked;
