/// What the sample edition answers to a browser: its pictures.
@NullMarked
package org.broadtape.sample.web;

import org.jspecify.annotations.NullMarked;
