@NullMarked
package org.broadtape.market.backtest;

import org.jspecify.annotations.NullMarked;
