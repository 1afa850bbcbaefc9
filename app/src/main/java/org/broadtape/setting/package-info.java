/// What the owner has decided about the site, as typed values with sensible defaults. A site
/// without one setting made works.
@NullMarked
package org.broadtape.setting;

import org.jspecify.annotations.NullMarked;
