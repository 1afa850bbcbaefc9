/// The commands of `./broadtape`, one class each.
@NullMarked
package org.broadtape.cli;

import org.jspecify.annotations.NullMarked;
