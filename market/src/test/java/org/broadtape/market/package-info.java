@NullMarked
package org.broadtape.market;

import org.jspecify.annotations.NullMarked;
