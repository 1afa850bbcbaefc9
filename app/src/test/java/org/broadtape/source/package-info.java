/// Sources against a real database and a real server on loopback.
@NullMarked
package org.broadtape.source;

import org.jspecify.annotations.NullMarked;
