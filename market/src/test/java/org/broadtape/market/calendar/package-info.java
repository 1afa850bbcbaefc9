@NullMarked
package org.broadtape.market.calendar;

import org.jspecify.annotations.NullMarked;
