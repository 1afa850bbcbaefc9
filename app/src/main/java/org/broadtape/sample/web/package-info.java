/// What the sample edition answers to a browser: its pictures, and the owner's wish to be rid of
/// it.
@NullMarked
package org.broadtape.sample.web;

import org.jspecify.annotations.NullMarked;
