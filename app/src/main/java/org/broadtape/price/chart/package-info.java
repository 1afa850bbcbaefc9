/// Charts of prices. Read [Charts] first: it takes series from the archive and makes a [Chart], the
/// lines on an axis of sessions, from which the page's drawing, its table, and the JSON behind the
/// moving chart are all made. Days on which a market was closed have no place on the axis; a
/// session without a bar is a gap and stays one.
@NullMarked
package org.broadtape.price.chart;

import org.jspecify.annotations.NullMarked;
