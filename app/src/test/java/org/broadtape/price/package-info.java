@NullMarked
package org.broadtape.price;

import org.jspecify.annotations.NullMarked;
