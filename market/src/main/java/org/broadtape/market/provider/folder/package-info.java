/// Files of prices that the owner puts in a folder.
@NullMarked
package org.broadtape.market.provider.folder;

import org.jspecify.annotations.NullMarked;
