package org.broadtape.cli.doctor;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether stories, versions and the journal agree.
final class Book {
    private static final String REPORT =
            "Restore the last backup into another folder, and report what happened before.";
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Asking ask;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    Book(Asking ask, Clock clock) {
        this.ask = ask;
        this.clock = clock;
    }

    List<Finding> findings() {
        try {
            stories();
            journal();
            followers();
        } catch (SQLException broken) {
            findings.add(
                    Finding.problem(
                            "stories",
                            "The stories can't be read: " + broken.getMessage(),
                            REPORT));
        }
        return findings;
    }

    private void stories() throws SQLException {
        int before = findings.size();
        none(
                "stories-without-versions",
                "stories have no version",
                "select s.id from story s where not exists"
                        + " (select 1 from version v where v.story = s.id)");
        none(
                "stories-without-current",
                "stories have lost the version they show",
                "select s.id from story s where exists"
                        + " (select 1 from version v where v.story = s.id) and not exists"
                        + " (select 1 from version v where v.story = s.id"
                        + " and v.number = s.current_version)");
        none(
                "stories-without-text",
                "stories are shown but their text is gone",
                "select s.id from story s join version v on v.story = s.id"
                        + " and v.number = s.current_version"
                        + " where s.state in ('LIVE', 'HELD') and v.item is null");
        none(
                "tombstones-with-text",
                "withdrawn stories have kept text",
                "select s.id from story s join version v on v.story = s.id"
                        + " where s.state in ('KILLED', 'EXPIRED', 'REMOVED')"
                        + " and v.item is not null");
        none(
                "versions-without-story",
                "versions belong to no story",
                "select v.story from version v where not exists"
                        + " (select 1 from story s where s.id = v.story)");
        none(
                "copies-without-first",
                "stories copy one that is not there",
                "select s.id from story s where s.copy_of is not null and not exists"
                        + " (select 1 from story f where f.id = s.copy_of)");
        if (findings.size() == before) {
            findings.add(
                    Finding.well(
                            "stories",
                            ask.number("select count(*) from story")
                                    + " stories with "
                                    + ask.number("select count(*) from version")
                                    + " versions agree."));
        }
    }

    private void none(String check, String what, String sql) throws SQLException {
        long count = ask.number("select count(*) from (select distinct * from (" + sql + ") a) b");
        if (count > 0) {
            String first = ask.rows(sql + " order by 1", 1).getFirst().getFirst();
            findings.add(
                    Finding.problem(
                            check,
                            count + " " + what + ", the first is story " + first + ".",
                            REPORT));
        }
    }

    private void journal() throws SQLException {
        long count = ask.number("select count(*) from journal");
        long first = ask.number("select min(position) from journal");
        long head = ask.number("select max(position) from journal");
        long missing = count == 0 ? 0 : head - first + 1 - count;
        findings.add(
                missing == 0
                        ? Finding.well("journal", "The journal is complete up to " + head + ".")
                        : Finding.problem(
                                "journal",
                                "The journal lacks "
                                        + missing
                                        + " of its entries up to "
                                        + head
                                        + ": searches and feeds may have missed changes.",
                                "Stop the site, delete the folder 'index' in the data folder, and"
                                        + " start again; then compare with the last backup."));
        long latest = ask.number("select max(at) from journal");
        Instant now = clock.instant();
        if (latest > now.plus(AHEAD).toEpochMilli()) {
            findings.add(
                    Finding.problem(
                            "clock",
                            "The newest entry of the journal is of "
                                    + Instant.ofEpochMilli(latest)
                                    + ", this machine's clock says "
                                    + now
                                    + ": one of the two was wrong.",
                            "Set the machine's clock, best by NTP (timedatectl set-ntp true)."));
        }
    }

    private void followers() throws SQLException {
        long head = ask.number("select max(position) from journal");
        for (List<String> row : ask.rows("select name, position from follower order by name", 50)) {
            long behind = head - Long.parseLong(row.get(1));
            if (behind < 0) {
                findings.add(
                        Finding.problem(
                                "follower",
                                "\""
                                        + row.get(0)
                                        + "\" has followed the journal further than it goes: it is of"
                                        + " another database.",
                                REPORT));
            }
        }
        List<List<String>> stumbled =
                ask.rows("select name, position, what from follower_trouble order by at desc", 1);
        if (!stumbled.isEmpty()) {
            List<String> last = stumbled.getFirst();
            findings.add(
                    Finding.note(
                            "follower-trouble",
                            ask.number("select count(*) from follower_trouble")
                                    + " entries of the journal were passed over, the last by \""
                                    + last.get(0)
                                    + "\" at "
                                    + last.get(1)
                                    + ": "
                                    + last.get(2),
                            "Report it. Deleting the folder 'index' has the search built anew."));
        }
    }
}
