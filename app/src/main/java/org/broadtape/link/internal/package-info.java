/// The tables of links.
@NullMarked
package org.broadtape.link.internal;

import org.jspecify.annotations.NullMarked;
