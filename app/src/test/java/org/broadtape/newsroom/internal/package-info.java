@NullMarked
package org.broadtape.newsroom.internal;

import org.jspecify.annotations.NullMarked;
