package org.broadtape.instrument;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.broadtape.base.Rounds;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentMaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is known in memory: the built-in instruments with the owner's lists above them. It is
/// made when first asked for, and replaced as a whole when a list is imported, here or by a command
/// beside the running site.
public final class InstrumentDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentDesk.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final InstrumentLists lists;
    private final InstrumentMaster builtIn;
    private final ReentrantLock making = new ReentrantLock();
    private final Rounds rounds =
            new Rounds(
                    "instruments",
                    LOOK_AGAIN,
                    this::refresh,
                    broken -> LOG.error("The lists of instruments could not be read", broken));
    private volatile @Nullable Made made;

    private record Made(Known known, Map<String, String> digests) {}

    /// A desk of the built-in instruments and those lists.
    public InstrumentDesk(InstrumentLists lists) {
        this(lists, InstrumentMaster.builtIn());
    }

    /// A desk of other instruments and those lists.
    public InstrumentDesk(InstrumentLists lists, InstrumentMaster builtIn) {
        this.lists = lists;
        this.builtIn = builtIn;
    }

    /// Begins to look for lists that others import.
    public void start() {
        rounds.start();
    }

    /// What is known now.
    public Known known() {
        Made ready = made;
        return ready == null ? make().known() : ready.known();
    }

    /// The owner's lists.
    public InstrumentLists lists() {
        return lists;
    }

    /// The instrument of an id.
    public Optional<Instrument> instrument(String id) {
        return known().master().byId(id);
    }

    /// Sees whether the lists are others than before; then all is made anew.
    public void refresh() {
        Made ready = made;
        if (ready == null || !ready.digests().equals(lists.digests())) {
            make();
        }
    }

    private Made make() {
        making.lock();
        try {
            Map<String, String> digests = lists.digests();
            Made ready = made;
            if (ready != null && ready.digests().equals(digests)) {
                return ready;
            }
            InstrumentMaster master = builtIn;
            for (String name : digests.keySet()) {
                master = master.with(lists.read(name).instruments());
            }
            Made fresh = new Made(new Known(master), digests);
            made = fresh;
            LOG.info("{} instruments are known", master.size());
            return fresh;
        } finally {
            making.unlock();
        }
    }

    @Override
    public void close() {
        rounds.stop();
    }
}
