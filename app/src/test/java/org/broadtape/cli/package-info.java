@NullMarked
package org.broadtape.cli;

import org.jspecify.annotations.NullMarked;
