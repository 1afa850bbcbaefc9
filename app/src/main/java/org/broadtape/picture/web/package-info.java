/// What the site answers to a browser that asks for a picture.
@NullMarked
package org.broadtape.picture.web;

import org.jspecify.annotations.NullMarked;
