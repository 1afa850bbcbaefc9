package org.broadtape.price.live;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The way to a reader's browser. Writing never waits: as long as the last frame is under way it is
/// not ready, and tells the stream when it is ready again.
interface Pipe {
    /// Whether something can be written now. Where not, [LiveStream#tell] is called as soon as it
    /// can.
    boolean isReady();

    /// Begins to write; only when it is ready, and the bytes are its own from then on.
    ///
    /// @throws IOException if nobody is there any more
    void write(ByteBuffer frame) throws IOException;

    /// Breaks the connection, whatever is under way.
    void cut();
}
