/// Alpha Vantage, quotes of the last session.
@NullMarked
package org.broadtape.market.provider.alphavantage;

import org.jspecify.annotations.NullMarked;
