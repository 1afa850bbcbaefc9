/// Measures: how right (`evaluate`) and how fast (`bench`). Peers run in the same run. Never part of the
/// product.
@NullMarked
package org.broadtape.bench;

import org.jspecify.annotations.NullMarked;
