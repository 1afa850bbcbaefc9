package org.broadtape.newsroom;

import java.time.Instant;
import java.util.Optional;
import org.broadtape.wire.WireItem;

/// One version of a story.
///
/// @param number from 1, in the order of the wire, not of arrival
/// @param received when this site had it
/// @param kind what it was when it came
/// @param headline as sent; kept even when the text is gone
/// @param sent all the wire said, for rooms that show nothing of it; absent once the story was
///   killed, expired or removed
/// @param allowance what may be shown of it
public record StoryVersion(
        int number,
        Instant received,
        Kind kind,
        String headline,
        Optional<WireItem> sent,
        Allowance allowance) {
    /// What the wire said, as far as it may be shown there.
    public Optional<WireItem> item(Use use) {
        return sent.map(item -> allowance.part(use).of(item));
    }

    /// What a version was when it came.
    public enum Kind {
        /// The first.
        FIRST,
        /// More or newer facts.
        UPDATE,
        /// Mends an error of substance.
        CORRECTION,
        /// Mends a slip.
        REFILE,
        /// Withdraws the story.
        KILL
    }
}
