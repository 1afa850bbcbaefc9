/// Tests of telling languages.
@NullMarked
package org.broadtape.analysis.language;

import org.jspecify.annotations.NullMarked;
