/// The house as a whole: [org.broadtape.Broadtape] is where it starts, [org.broadtape.House] lists
/// what runs.
@NullMarked
package org.broadtape;

import org.jspecify.annotations.NullMarked;
