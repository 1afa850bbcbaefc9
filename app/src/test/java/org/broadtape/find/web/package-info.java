/// Tests of the search page.
@NullMarked
package org.broadtape.find.web;

import org.jspecify.annotations.NullMarked;
