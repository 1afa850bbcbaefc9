package org.broadtape.source;

import java.time.Instant;

/// A kind of problem a source has had, with its latest example.
///
/// @param name stable, kebab-case: `date-unreadable`
/// @param times how often, since the source was added
/// @param last when it was last met
/// @param what the latest example, quoting what was wrong
/// @param expected what was expected instead
public record Trouble(String name, long times, Instant last, String what, String expected) {}
