/// The gate every request passes, and the pages of the account: making it, signing in, signing out,
/// password, sessions and tokens.
@NullMarked
package org.broadtape.account.web;

import org.jspecify.annotations.NullMarked;
