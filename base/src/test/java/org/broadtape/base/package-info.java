/// Tests of the values every room uses.
@NullMarked
package org.broadtape.base;

import org.jspecify.annotations.NullMarked;
