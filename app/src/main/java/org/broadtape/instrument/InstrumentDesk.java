package org.broadtape.instrument;

import java.util.List;
import org.broadtape.link.StoryReader;

/// Keeps what is known.
public final class InstrumentDesk {
    private final Known known = new Known(List.of());

    /// A desk that knows nothing yet.
    public InstrumentDesk() {}

    /// Who reads stories now.
    public StoryReader reader() {
        return known;
    }
}
