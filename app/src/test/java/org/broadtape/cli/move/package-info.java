/// Tests of moving in and out.
@NullMarked
package org.broadtape.cli.move;

import org.jspecify.annotations.NullMarked;
