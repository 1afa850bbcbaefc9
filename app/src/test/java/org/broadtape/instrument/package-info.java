@NullMarked
package org.broadtape.instrument;

import org.jspecify.annotations.NullMarked;
