package org.broadtape;

import java.time.Duration;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.setting.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes each second and lets the newsroom do what is due: embargoes that lift, rights that end,
/// stories that retention removes.
final class Clerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Newsroom newsroom;
    private final SettingsDesk site;
    private final Thread thread;

    Clerk(Newsroom newsroom, SettingsDesk site) {
        this.newsroom = newsroom;
        this.site = site;
        this.thread = Thread.ofPlatform().daemon().name("clerk").unstarted(this::rounds);
    }

    void start() {
        thread.start();
    }

    private void rounds() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(ROUND);
                SiteSettings settings = site.current();
                newsroom.tidy(
                        settings.keepFor().orElse(Duration.ZERO), settings.keepBytes().orElse(0));
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                LOG.error("The clerk could not do what is due; the next round tries again", failed);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
