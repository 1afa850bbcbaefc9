@NullMarked
package org.broadtape.link.web;

import org.jspecify.annotations.NullMarked;
