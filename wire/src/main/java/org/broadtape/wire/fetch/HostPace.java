package org.broadtape.wire.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Keeps looks at one host apart, however many sources it has. Safe for many threads; remembers
/// only hosts asked within the last interval.
public final class HostPace {
    /// A minute: the default between two looks at one host.
    public static final Duration USUAL = Duration.ofMinutes(1);

    private final Duration interval;
    private final Map<String, Instant> asked = new LinkedHashMap<>();

    /// @param interval the least time between two looks at one host; zero for none
    public HostPace(Duration interval) {
        this.interval = interval;
    }

    /// Takes the turn if it is free.
    ///
    /// @return zero if the host may be asked now, which then counts as asked; else how long to wait
    ///   before trying again
    public synchronized Duration claim(String host, Instant now) {
        forget(now);
        String name = host.toLowerCase(Locale.ROOT);
        Instant before = asked.get(name);
        if (before != null && before.plus(interval).isAfter(now)) {
            return Duration.between(now, before.plus(interval));
        }
        asked.remove(name);
        asked.put(name, now);
        return Duration.ZERO;
    }

    private void forget(Instant now) {
        Iterator<Instant> eldest = asked.values().iterator();
        while (eldest.hasNext() && !eldest.next().plus(interval).isAfter(now)) {
            eldest.remove();
        }
    }
}
