@NullMarked
package org.broadtape.price.chart;

import org.jspecify.annotations.NullMarked;
