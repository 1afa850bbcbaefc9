@NullMarked
package org.broadtape;

import org.jspecify.annotations.NullMarked;
