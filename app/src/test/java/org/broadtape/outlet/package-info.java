@NullMarked
package org.broadtape.outlet;

import org.jspecify.annotations.NullMarked;
