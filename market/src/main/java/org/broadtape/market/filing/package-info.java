/// What large managers must tell of their holdings each quarter: Form 13F of the SEC, read from
/// what EDGAR holds, XML and the text from before 2013.
///
/// Read [org.broadtape.market.filing.Filings] first: it takes files and gives
/// [org.broadtape.market.filing.Filing]s, cover and table joined, each with its
/// [org.broadtape.market.filing.Position]s, the unit its values are in and every doubt about it as
/// a problem.
///
/// [org.broadtape.market.filing.FilingHistory] says what of a quarter was known when,
/// [org.broadtape.market.filing.Securities] which instrument a position is in.
///
/// Three things are never done silently: to take an option for its underlying share, to multiply a
/// value by a thousand on the word of a date, to let a filing be known before it was accepted.
@NullMarked
package org.broadtape.market.filing;

import org.jspecify.annotations.NullMarked;
