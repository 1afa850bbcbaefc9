package org.broadtape.price.live;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView;
import tools.jackson.databind.json.JsonMapper;

/// The newest value of an instrument, written once for all readers and, where he may see another,
/// once for the owner.
final class Newest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final long number;
    private final String instrument;
    private final PriceView readers;
    private final PriceView owners;
    private final Rendering rendering;
    private final Map<Audience, byte[]> written = new EnumMap<>(Audience.class);

    /// A value.
    ///
    /// @param number by which it is told from the values before it; more than nothing
    Newest(
            long number,
            String instrument,
            PriceView readers,
            PriceView owners,
            Rendering rendering) {
        this.number = number;
        this.instrument = instrument;
        this.readers = Licensed.to(Audience.EVERYONE, readers);
        this.owners = Licensed.to(Audience.OWNER, owners);
        this.rendering = rendering;
    }

    long number() {
        return number;
    }

    /// A member of a JSON object: its key the instrument, its value the HTML of what that reader
    /// may see. Made when it is first asked for.
    ///
    /// @param reader the owner, or anybody
    synchronized byte[] member(Audience reader) {
        Audience asWhom =
                reader == Audience.OWNER && owners.equals(readers) ? Audience.EVERYONE : reader;
        return written.computeIfAbsent(
                asWhom, whom -> write(whom == Audience.OWNER ? owners : readers));
    }

    private byte[] write(PriceView seen) {
        String html = rendering.html(instrument, seen);
        return (JSON.writeValueAsString(instrument) + ":" + JSON.writeValueAsString(html))
                .getBytes(StandardCharsets.UTF_8);
    }
}
