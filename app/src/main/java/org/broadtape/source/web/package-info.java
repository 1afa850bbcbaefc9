/// The pages about sources, and the door for what is pushed.
@NullMarked
package org.broadtape.source.web;

import org.jspecify.annotations.NullMarked;
