@NullMarked
package org.broadtape.wire.page;

import org.jspecify.annotations.NullMarked;
