/// Tests of the index and its query language; the cases are files.
@NullMarked
package org.broadtape.search;

import org.jspecify.annotations.NullMarked;
