/// Tests of the store, and the databases every store test runs on.
@NullMarked
package org.broadtape.store;

import org.jspecify.annotations.NullMarked;
