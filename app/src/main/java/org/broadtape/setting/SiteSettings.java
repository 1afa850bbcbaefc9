package org.broadtape.setting;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The owner's decisions about the whole site.
///
/// @param siteName what the site calls itself
/// @param baseAddress the address readers reach it at, without a trailing slash; absent means: as
///   the request says
/// @param trustedProxies addresses or networks (`127.0.0.1`, `10.0.0.0/8`) whose `X-Forwarded-*`
///   headers are believed
/// @param isPrivate true if nobody who is not signed in may read anything
/// @param allowedHosts hosts and networks that fetching may reach though they are private
/// @param keepFor stories older than this are removed unless kept; absent means for ever
/// @param keepBytes the most bytes of stories and pictures; absent means no bound
/// @param contact how readers reach the owner, for `security.txt` and the about page
/// @param country ISO 3166 alpha-2 code of the country all readers are in; absent for the world
public record SiteSettings(
        String siteName,
        Optional<URI> baseAddress,
        List<String> trustedProxies,
        boolean isPrivate,
        List<String> allowedHosts,
        Optional<Duration> keepFor,
        OptionalLong keepBytes,
        Optional<String> contact,
        Optional<String> country) {
    /// A site on which nobody has decided anything.
    public static final SiteSettings DEFAULT =
            new SiteSettings(
                    "Broadtape",
                    Optional.empty(),
                    List.of(),
                    false,
                    List.of(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// Copies its lists.
    public SiteSettings {
        trustedProxies = List.copyOf(trustedProxies);
        allowedHosts = List.copyOf(allowedHosts);
    }
}
