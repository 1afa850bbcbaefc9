/// Prices as this site knows them: which providers are asked and when, the last good quote of each
/// with its passport, and what pages may show of it. Read [org.broadtape.price.Prices] first: it
/// answers every page, and never with a bare number.
@NullMarked
package org.broadtape.price;

import org.jspecify.annotations.NullMarked;
