package org.broadtape.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.market.bar.BarStore;
import org.broadtape.search.StoryIndex;

/// Whether what lies beside the database fits it: the search index and the pictures.
final class Folders {
    /// Pictures of the sample edition are part of the program.
    private static final String SAMPLES = "/media/sample/";

    private static final String PICTURES = "/media/";

    /// What a picture is called until it is whole.
    private static final String BEGUN = ".part";

    private static final long BEHIND = 1_000;

    private final Asking ask;
    private final Path data;
    private final List<Finding> findings = new ArrayList<>();

    Folders(Asking ask, Path data) {
        this.ask = ask;
        this.data = data;
    }

    List<Finding> findings() {
        try {
            index();
            pictures();
            bars();
        } catch (SQLException | IOException unreadable) {
            findings.add(
                    Finding.problem(
                            "folders",
                            "What lies beside the database can't be read: "
                                    + unreadable.getMessage(),
                            "Run this as the user the site runs as."));
        }
        return findings;
    }

    private void index() throws SQLException, IOException {
        long head = ask.number("select max(position) from journal");
        StoryIndex.Look look = StoryIndex.look(data.resolve("index"));
        String rebuilt = "The next start builds it from the database, nothing is lost.";
        findings.add(
                switch (look.found()) {
                    case NEW -> Finding.note("index", "There is no search index.", rebuilt);
                    case OTHER_SCHEMA ->
                            Finding.note(
                                    "index",
                                    "The search index is of another version of the program.",
                                    rebuilt);
                    case DAMAGED ->
                            Finding.problem(
                                    "index",
                                    "The search index is damaged.",
                                    "Restart the site: it is built from the database, nothing is"
                                            + " lost. If this comes again, look at the disk.");
                    case CONTINUED -> cursor(look, head);
                });
    }

    private static Finding cursor(StoryIndex.Look look, long head) {
        if (look.cursor() > head) {
            return Finding.problem(
                    "index",
                    "The search index is of another database: it has followed to "
                            + look.cursor()
                            + ", the journal goes to "
                            + head
                            + ".",
                    "Stop the site, delete the folder 'index' in the data folder, and start again.");
        }
        if (head - look.cursor() > BEHIND) {
            return Finding.note(
                    "index",
                    "The search index is " + (head - look.cursor()) + " changes behind.",
                    "A running site catches up by itself; if it does not, restart it.");
        }
        return Finding.well(
                "index",
                "The search index is sound: "
                        + look.size()
                        + " stories, on the disk up to "
                        + look.cursor()
                        + " of "
                        + head
                        + ".");
    }

    private void pictures() throws SQLException, IOException {
        Set<String> kept = new HashSet<>();
        for (List<String> row : ask.rows("select distinct path from picture", Integer.MAX_VALUE)) {
            if (row.getFirst().startsWith(PICTURES) && !row.getFirst().startsWith(SAMPLES)) {
                kept.add(row.getFirst().substring(PICTURES.length()));
            }
        }
        Set<String> known = new HashSet<>(kept);
        if (ask.has("picture_job")) {
            ask.rows("select file from picture_job where file is not null", Integer.MAX_VALUE)
                    .forEach(row -> known.add(row.getFirst()));
        }
        Path media = data.resolve("media");
        List<String> there = new ArrayList<>();
        if (Files.isDirectory(media)) {
            try (Stream<Path> files = Files.walk(media)) {
                files.filter(Files::isRegularFile)
                        .filter(one -> !one.toString().endsWith(BEGUN))
                        .forEach(one -> there.add(media.relativize(one).toString()));
            }
        }
        List<String> orphans =
                there.stream()
                        .filter(name -> !known.contains(name) && !known.contains(large(name)))
                        .sorted()
                        .toList();
        there.forEach(kept::remove);
        if (!kept.isEmpty()) {
            findings.add(
                    Finding.problem(
                            "pictures-missing",
                            kept.size()
                                    + " pictures are missing in "
                                    + media
                                    + ", for one "
                                    + kept.stream().sorted().findFirst().orElse(""),
                            "Copy the folder 'media' out of a backup; the stories stand without."));
        }
        if (!orphans.isEmpty()) {
            findings.add(
                    Finding.note(
                            "pictures-orphaned",
                            orphans.size()
                                    + " files in "
                                    + media
                                    + " belong to no story, for one "
                                    + orphans.getFirst(),
                            "They only take room and may be deleted while the site is stopped."));
        }
        if (kept.isEmpty() && orphans.isEmpty()) {
            findings.add(
                    Finding.well(
                            "pictures", there.size() + " files of pictures, each with its story."));
        }
    }

    private void bars() throws IOException {
        List<Problem> damaged = new BarStore(data.resolve("bars")).damaged();
        if (!damaged.isEmpty()) {
            findings.add(
                    Finding.problem(
                            "bars-damaged",
                            damaged.size()
                                    + " files of prices don't hold what they should, for one "
                                    + damaged.getFirst().what(),
                            "Take the prices in again with 'import prices', or copy the folder"
                                    + " 'bars' out of a backup."));
        }
    }

    /// The picture a file is a small print of: `ab-480.jpg` of `ab.jpg`.
    private static String large(String name) {
        return name.replaceFirst("-[0-9]+(\\.[a-z]+)$", "$1");
    }
}
