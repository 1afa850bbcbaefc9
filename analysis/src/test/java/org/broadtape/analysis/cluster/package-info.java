/// Tests of telling copies.
@NullMarked
package org.broadtape.analysis.cluster;

import org.jspecify.annotations.NullMarked;
