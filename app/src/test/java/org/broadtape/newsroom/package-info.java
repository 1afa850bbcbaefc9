@NullMarked
package org.broadtape.newsroom;

import org.jspecify.annotations.NullMarked;
