/// Fetching against real servers on loopback, which the tests' guard allows by name.
@NullMarked
package org.broadtape.wire.fetch;

import org.jspecify.annotations.NullMarked;
