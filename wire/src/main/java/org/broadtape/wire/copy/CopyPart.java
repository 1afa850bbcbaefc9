package org.broadtape.wire.copy;

import org.broadtape.base.Span;

/// A part of agency copy that is not running text.
///
/// @param kind what it is
/// @param span where it stands in the text it was found in
public record CopyPart(Kind kind, Span span) {
    /// The parts, in the order agencies write them.
    public enum Kind {
        /// A point before the lead: `* Spot gold may edge up`.
        BULLET,
        /// What the desk did: `(Adds comments, detail)`.
        ADVISORY,
        /// `By A. Writer and B. Writer`.
        BYLINE,
        /// `SEOUL, Oct 21 (Reuters) -`.
        DATELINE,
        /// A heading within the text, in capitals.
        CROSSHEAD,
        /// `(Reporting by A. Writer; Editing by B. Editor)`.
        END_LINE,
        /// Whom to call.
        CONTACT,
        /// `Copyright 2026 The Sample Press. All rights reserved.`
        COPYRIGHT,
        /// A page's own words among the story's: `4 Min Read`.
        WEB_JUNK
    }

    /// Lower-case name, words joined by a dash: `end-line`.
    public String code() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
