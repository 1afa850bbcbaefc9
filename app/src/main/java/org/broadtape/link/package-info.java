/// What stories are about. `LinkDesk` follows the journal and has each live story read; what was
/// considered, kept or rejected, lies in the ledger with its reasons and the places of its words,
/// never with words. `Links` is what everybody reads; `Appeals` is where a reader objects and the
/// owner decides, and what he decided holds whatever a later reading finds.
@NullMarked
package org.broadtape.link;

import org.jspecify.annotations.NullMarked;
