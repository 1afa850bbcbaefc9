package org.broadtape.source;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A hub that a feed offers, and how far this site has got with it (W3C WebSub, 2018).
///
/// @param address of the hub
/// @param topic what is subscribed to: the address the feed gives itself
/// @param state how far it has got
/// @param until when the hub's promise ends; absent where it has given none
public record Hub(URI address, URI topic, State state, Optional<Instant> until) {
    /// How far this site has got with a hub.
    public enum State {
        /// The feed names it; it was not asked, because this site's own address is not set.
        OFFERED,
        /// It was asked, and has not confirmed yet.
        ASKED,
        /// It confirmed, and sends what is new.
        ACTIVE,
        /// It refused or could not be asked; it is asked again a day later.
        REFUSED,
        /// It was told to stop, and has not confirmed yet.
        LEAVING
    }
}
