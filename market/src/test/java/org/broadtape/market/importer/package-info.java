@NullMarked
package org.broadtape.market.importer;

import org.jspecify.annotations.NullMarked;
