/// When exchanges trade: sessions with their opening, close and midday break, half days, closed
/// days with their names.
///
/// Read [org.broadtape.market.calendar.TradingCalendar] first. What it knows of an exchange is a
/// file of rules beside this package, `XNYS.rules`, one rule a line, read by `RuleReader`; a rule
/// is what happens (`Effect`) on which days (`Days`), and days hang on an `Anchor`: a date, the
/// third Monday of a month, Easter, the new moon. `YearOfDays` works the rules out, one year at a
/// time. `docs/calendars.md` tells how to write such a file.
@NullMarked
package org.broadtape.market.calendar;

import org.jspecify.annotations.NullMarked;
