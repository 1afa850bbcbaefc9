@NullMarked
package org.broadtape.sample;

import org.jspecify.annotations.NullMarked;
