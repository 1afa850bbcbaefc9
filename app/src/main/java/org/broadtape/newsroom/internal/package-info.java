/// The newsroom's tables and rules.
@NullMarked
package org.broadtape.newsroom.internal;

import org.jspecify.annotations.NullMarked;
