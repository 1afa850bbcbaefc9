/// The account over a real house and a real HTTP client.
@NullMarked
package org.broadtape.account;

import org.jspecify.annotations.NullMarked;
