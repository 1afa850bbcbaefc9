@NullMarked
package org.broadtape.price.web;

import org.jspecify.annotations.NullMarked;
