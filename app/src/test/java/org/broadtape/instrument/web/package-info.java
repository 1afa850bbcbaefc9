@NullMarked
package org.broadtape.instrument.web;

import org.jspecify.annotations.NullMarked;
