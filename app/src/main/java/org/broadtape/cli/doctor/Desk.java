package org.broadtape.cli.doctor;

import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.wire.fetch.Network;

/// What the owner has decided and whom he has subscribed to: settings, the account, sources.
final class Desk {
    private static final Duration OVERDUE = Duration.ofHours(2);
    private static final int NAMED = 10;

    private final Asking ask;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    Desk(Asking ask, Clock clock) {
        this.ask = ask;
        this.clock = clock;
    }

    List<Finding> findings() {
        try {
            owner();
            address();
            sources();
        } catch (SQLException broken) {
            findings.add(
                    Finding.problem(
                            "desk",
                            "Settings and sources can't be read: " + broken.getMessage(),
                            "Restore the last backup into another folder."));
        }
        return findings;
    }

    private void owner() throws SQLException {
        findings.add(
                ask.has("account") && ask.number("select count(*) from account") == 1
                        ? Finding.well("owner", "The site has its owner.")
                        : Finding.note(
                                "owner",
                                "Nobody owns the site yet.",
                                "Open /setup with the one-time code that 'serve' prints."));
    }

    private void address() throws SQLException {
        Map<String, String> settings = new HashMap<>();
        for (List<String> row : ask.rows("select name, value from setting", 1_000)) {
            settings.put(row.get(0), row.get(1));
        }
        String proxies = settings.getOrDefault("trusted-proxies", "");
        Optional<String> unread =
                proxies.lines()
                        .filter(line -> !line.isBlank() && Network.parse(line).isEmpty())
                        .findFirst();
        if (unread.isPresent()) {
            findings.add(
                    Finding.problem(
                            "trusted-proxies",
                            "The trusted proxy \"" + unread.get() + "\" is no address or network.",
                            "Mend it in the settings, for example 127.0.0.1."));
        }
        String base = settings.getOrDefault("base-address", "");
        if (base.isEmpty()) {
            findings.add(
                    Finding.note(
                            "base-address",
                            "No base address is set: links in feeds are as each request says.",
                            "On a server, set it in the settings (https://news.example.org)."));
            return;
        }
        Optional<URI> read = read(base);
        if (read.isEmpty()) {
            findings.add(
                    Finding.problem(
                            "base-address",
                            "The base address \"" + base + "\" can't be read.",
                            "Set it in the settings, for example https://news.example.org"));
        } else if (!"https".equals(read.get().getScheme())) {
            findings.add(
                    Finding.note(
                            "base-address",
                            "The base address " + base + " is not https.",
                            "Put a proxy with a certificate before the site; see docs/server.md."));
        } else if (proxies.isBlank()) {
            findings.add(
                    Finding.note(
                            "trusted-proxies",
                            "The site is reached at "
                                    + base
                                    + " but trusts no proxy: limits on attempts count all readers as"
                                    + " one.",
                            "If a proxy is before it, name its address in the settings (127.0.0.1)."));
        } else {
            findings.add(Finding.well("base-address", "The site is reached at " + base + "."));
        }
    }

    private static Optional<URI> read(String words) {
        try {
            return Optional.of(URI.create(words)).filter(one -> one.getHost() != null);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void sources() throws SQLException {
        List<List<String>> failing =
                ask.rows(
                        "select s.name, s.failures, s.gone, (select l.words from source_look l"
                                + " where l.source = s.id order by l.at desc limit 1)"
                                + " from source s where s.removed_at is null and s.paused = 0"
                                + " and (s.failures > 0 or s.gone = 1) order by s.failures desc",
                        1_000);
        failing.stream().limit(NAMED).forEach(this::fails);
        if (failing.size() > NAMED) {
            findings.add(
                    Finding.note(
                            "source-failing",
                            (failing.size() - NAMED) + " more sources can't be read.",
                            "See the page /sources."));
        }
        Instant due = clock.instant().minus(OVERDUE);
        long overdue =
                ask.number(
                        "select count(*) from source where removed_at is null and paused = 0"
                                + " and gone = 0 and next_look < "
                                + due.toEpochMilli());
        if (overdue > 0) {
            findings.add(
                    Finding.note(
                            "source-overdue",
                            overdue + " sources have not been looked at for hours though due.",
                            "Start the site; if it runs, look into its log."));
        }
        if (failing.isEmpty() && overdue == 0) {
            findings.add(
                    Finding.well(
                            "sources",
                            ask.number("select count(*) from source where removed_at is null")
                                    + " sources, none failing."));
        }
    }

    private void fails(List<String> row) {
        String words = row.get(3).isEmpty() ? "" : " Last answer: " + row.get(3);
        findings.add(
                row.get(2).equals("1")
                        ? Finding.note(
                                "source-gone",
                                "\"" + row.get(0) + "\" is gone for good, its server says." + words,
                                "Remove it, or give it a new address on its page.")
                        : Finding.note(
                                "source-failing",
                                "\""
                                        + row.get(0)
                                        + "\" failed "
                                        + row.get(1)
                                        + " times in a row."
                                        + words,
                                "See its page under /sources."));
    }
}
