/// Copy sense: what agencies write into the text of a story, told and located, and left in the
/// text. `PrintedSymbols` finds tickers, RICs and ISINs; `CopyParts` tells bullets, advisory lines,
/// bylines, datelines, crossheads, end lines, contacts and the web's leavings.
@NullMarked
package org.broadtape.wire.copy;

import org.jspecify.annotations.NullMarked;
