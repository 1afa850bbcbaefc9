@NullMarked
package org.broadtape.link;

import org.jspecify.annotations.NullMarked;
