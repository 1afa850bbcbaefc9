/// How prices are shown and set up.
@NullMarked
package org.broadtape.price.web;

import org.jspecify.annotations.NullMarked;
