package org.broadtape;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.setting.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes each second and lets the newsroom do what is due: embargoes that lift, rights that end.
/// What retention removes is looked for once a minute, and without a pause while there is more.
final class Clerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration RETENTION = Duration.ofMinutes(1);
    private static final Duration WARN_AGAIN = Duration.ofMinutes(1);

    private final Newsroom newsroom;
    private final SettingsDesk site;
    private final Clock clock;
    private final Thread thread;
    private Instant nextRetention = Instant.MIN;
    private Instant nextWarning = Instant.MIN;

    Clerk(Newsroom newsroom, SettingsDesk site, Clock clock) {
        this.newsroom = newsroom;
        this.site = site;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("clerk").unstarted(this::rounds);
    }

    void start() {
        thread.start();
    }

    private void rounds() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(ROUND);
                round();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                warn(failed);
            }
        }
    }

    /// Does what is due now.
    void round() {
        newsroom.tidy(Duration.ZERO, 0);
        SiteSettings settings = site.current();
        boolean keepsAll = settings.keepFor().isEmpty() && settings.keepBytes().isEmpty();
        Instant now = clock.instant();
        if (keepsAll || now.isBefore(nextRetention)) {
            return;
        }
        int gone =
                newsroom.tidy(
                        settings.keepFor().orElse(Duration.ZERO), settings.keepBytes().orElse(0));
        nextRetention = gone > 0 ? now : now.plus(RETENTION);
    }

    /// A full disk would fill the log each second.
    private void warn(RuntimeException failed) {
        Instant now = clock.instant();
        if (!now.isBefore(nextWarning)) {
            nextWarning = now.plus(WARN_AGAIN);
            LOG.error("The clerk could not do what is due; the next round tries again", failed);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(5))) {
                LOG.warn("The clerk is still at work");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
