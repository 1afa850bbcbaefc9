/// The pages of instruments, countries, places, persons and bodies, and the owner's lists.
@NullMarked
package org.broadtape.instrument.web;

import org.jspecify.annotations.NullMarked;
