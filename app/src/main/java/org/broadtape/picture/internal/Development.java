package org.broadtape.picture.internal;

import java.util.Optional;
import org.broadtape.base.Problem;

/// What came of a picture's bytes in the darkroom.
public sealed interface Development {
    /// It can be shown.
    ///
    /// @param large at most [Darkroom#LARGE] pixels wide
    /// @param small exactly [Darkroom#SMALL] pixels wide; absent where the large one is no wider
    record Printed(Print large, Optional<Print> small) implements Development {}

    /// It can't be shown.
    ///
    /// @param problem why, in plain words
    record Refused(Problem problem) implements Development {}

    /// A file to be served, without any of the words and profiles it came with.
    ///
    /// @param extension `jpg` or `png`
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    record Print(String extension, int width, int height, byte[] bytes) {}
}
