@NullMarked
package org.broadtape.price.live;

import org.jspecify.annotations.NullMarked;
