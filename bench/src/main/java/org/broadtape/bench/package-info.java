/// Measures of Broadtape, never shipped in it. `Evaluate` is the accuracy measure over a set of
/// cases: a suite has one adapter that turns what we read into the suite's own words and compares.
/// `FeedSpeed` and its like measure time. All of it reads development data that is no part of the
/// repository.
@NullMarked
package org.broadtape.bench;

import org.jspecify.annotations.NullMarked;
