package org.broadtape.market.calendar;

/// One line of an exchange's rules.
///
/// @param name the holiday or occasion
record Rule(Effect effect, String name, Days days) {}
