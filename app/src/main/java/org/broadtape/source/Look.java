package org.broadtape.source;

import java.time.Instant;

/// One look at a source, or one delivery by it, and what came of it.
///
/// @param at when it ended
/// @param outcome `fetched`, `not-modified`, `throttled`, `gone`, `pushed`, `file`, or a failure's
///   name (`too-slow`)
/// @param words the same in plain words
/// @param items how many items were read
/// @param fresh how many of them were new or changed stories
public record Look(Instant at, String outcome, String words, int items, int fresh) {}
