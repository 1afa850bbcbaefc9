package org.broadtape.newsroom;

/// What the owner says his agreement with a source lets him do, where its terms ask for one or
/// can't be understood. It widens nothing that terms forbid outright: an embargo, a region, an
/// archive, the web.
public enum Licence {
    /// He says nothing: terms that can't be understood show the least.
    UNSTATED,
    /// He may show its texts to readers of this site.
    READ,
    /// He may also pass them on, by feed and API.
    PASS_ON
}
