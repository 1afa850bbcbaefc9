package org.broadtape.analysis.link;

/// What part an entity plays in a story.
public enum Role {
    /// The story is about it.
    SUBJECT,
    /// It bears the consequences.
    AFFECTED,
    /// It acts in a story about something else.
    ACTOR,
    /// Where something was said or posted: `in a Facebook post`.
    VENUE,
    /// Who reported or supplied it: `told Reuters`.
    SOURCE,
    /// It is named.
    MENTION;

    /// Whether an instrument in this role may be shown as a chip.
    public boolean mayChip() {
        return this == SUBJECT || this == AFFECTED;
    }
}
