/// Who is asking: the owner's account, sessions, and what only the owner may do. Reading needs no
/// account unless a setting makes the whole site private.
@NullMarked
package org.broadtape.account;

import org.jspecify.annotations.NullMarked;
