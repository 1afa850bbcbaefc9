/// Tests of what decodes, shrinks and judges pictures.
@NullMarked
package org.broadtape.picture.internal;

import org.jspecify.annotations.NullMarked;
