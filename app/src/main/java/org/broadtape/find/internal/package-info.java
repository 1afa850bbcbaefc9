/// How the index is kept in step with the journal.
@NullMarked
package org.broadtape.find.internal;

import org.jspecify.annotations.NullMarked;
