/// Tests of linking.
@NullMarked
package org.broadtape.analysis.link;

import org.jspecify.annotations.NullMarked;
