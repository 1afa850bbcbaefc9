/// HTML of others made safe: `Sanitiser` keeps what reads and drops what acts, in one pass over the
/// characters; `Links` resolves and checks every address on the way; `References` knows what
/// `&eacute;` stands for.
@NullMarked
package org.broadtape.wire.internal.html;

import org.jspecify.annotations.NullMarked;
