/// Tests of pictures as a browser asks for them, against the whole site.
@NullMarked
package org.broadtape.picture.web;

import org.jspecify.annotations.NullMarked;
