/// The tables of the account, on both databases.
@NullMarked
package org.broadtape.account.internal;

import org.jspecify.annotations.NullMarked;
