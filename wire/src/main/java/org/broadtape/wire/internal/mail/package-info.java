/// Reads internet mail: header fields, parts and their encodings (RFC 5322, RFC 2045 to 2047),
/// within bounds and whatever is sent.
@NullMarked
package org.broadtape.wire.internal.mail;

import org.jspecify.annotations.NullMarked;
