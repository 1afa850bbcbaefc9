package org.broadtape.price;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What is the matter with providers as a whole at this moment, for the owner to see.
public final class Troubles {
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    /// What is the matter with a provider.
    ///
    /// @param since when it began
    /// @param why in words, without any key
    /// @param until before when it is not asked again; absent where it is asked as usual
    public record Trouble(Instant since, String why, Optional<Instant> until) {}

    /// What is the matter with that provider; absent while nothing is.
    public Optional<Trouble> of(String provider) {
        return Optional.ofNullable(troubles.get(provider));
    }

    void begin(String provider, Instant now, String why, Optional<Instant> until) {
        troubles.merge(
                provider,
                new Trouble(now, why, until),
                (known, _) -> new Trouble(known.since(), why, until));
    }

    void end(String provider) {
        troubles.remove(provider);
    }
}
