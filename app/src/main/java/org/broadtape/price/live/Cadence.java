package org.broadtape.price.live;

import java.time.Duration;

/// When the next frame is due: a moment after the first change, so that what comes together goes
/// together, and on the average no more than one in a pace. A frame may come a little early after
/// one that came late, lest changes told once a second fall ever further behind (the generic cell
/// rate algorithm, ITU-T I.371).
final class Cadence {
    /// When nothing is due.
    static final long NEVER = Long.MAX_VALUE;

    private final long pace;
    private final long gather;
    private final long early;
    private long earliest;
    private long due = NEVER;

    /// A cadence.
    ///
    /// @param pace from one frame to the next
    /// @param gather from the first change to the frame that tells it
    /// @param now nanoseconds, as all times here, of one clock that never goes back
    Cadence(Duration pace, Duration gather, long now) {
        this.pace = pace.toNanos();
        this.gather = gather.toNanos();
        this.early = this.pace / 10;
        this.earliest = now;
    }

    /// Something changed at that time.
    void changed(long now) {
        if (due == NEVER) {
            due = Math.max(now + gather, earliest - early);
        }
    }

    /// When the next frame is due; [#NEVER] where nothing changed.
    long due() {
        return due;
    }

    /// A frame is told now, for what changed before.
    void told() {
        earliest = Math.max(due, earliest) + pace;
        due = NEVER;
    }
}
