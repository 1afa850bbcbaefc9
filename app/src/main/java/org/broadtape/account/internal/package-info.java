/// The tables of the account and its rules: the password's hash, sessions, tokens, and how often
/// something may be tried.
@NullMarked
package org.broadtape.account.internal;

import org.jspecify.annotations.NullMarked;
