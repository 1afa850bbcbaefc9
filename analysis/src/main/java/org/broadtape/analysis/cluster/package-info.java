/// Which texts are copies of one another: a [org.broadtape.analysis.cluster.Fingerprint] of each,
/// and a [org.broadtape.analysis.cluster.CopyIndex] that finds the nearest without comparing all
/// pairs.
@NullMarked
package org.broadtape.analysis.cluster;

import org.jspecify.annotations.NullMarked;
