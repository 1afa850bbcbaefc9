package org.broadtape.cli.move;

import java.net.URI;
import java.util.Optional;
import org.broadtape.source.Source;

/// Who brought a story, as a line of an export tells it.
///
/// @param kind in what way he brings them
/// @param name what readers see, never blank
/// @param address of the feed or folder
/// @param removed true if the owner had removed him; his stories stayed
record Bringer(Source.Kind kind, String name, Optional<URI> address, boolean removed) {
    static Bringer of(Source source) {
        return new Bringer(
                source.kind(), source.name(), source.address(), source.removed().isPresent());
    }
}
