package org.broadtape.cli.move;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.broadtape.cli.Site;
import org.broadtape.cli.Where;
import org.broadtape.store.StoreFull;

/// Opens a site and takes in one file after the other: one that can't be read is told and does not
/// cost the others, a full disk ends it with what was taken so far kept.
///
/// @param where the site's data
/// @param clock the time
/// @param err where what is wrong is told
record EachFile(Where where, Clock clock, PrintStream err) {
    /// How one file is taken in.
    interface Taker {
        /// Takes a file that is there; false if something of it could not be taken.
        boolean take(Site site, Path file) throws IOException;
    }

    /// Takes these files.
    ///
    /// @return 0 if all of all was taken, else 1
    int take(List<Path> files, Taker taker) {
        boolean all = true;
        try (Site site = Site.open(where, clock)) {
            for (Path file : files) {
                all &= take(site, file, taker);
            }
        } catch (StoreFull full) {
            err.println(
                    where.data()
                            + ":1: the disk is full, what was taken so far is kept: room, then the"
                            + " same command again");
            return 1;
        } catch (IOException failed) {
            err.println(
                    where.data()
                            + ":1: it can't be opened ("
                            + failed.getMessage()
                            + "): a folder that may be written");
            return 1;
        }
        return all ? 0 : 1;
    }

    private boolean take(Site site, Path file, Taker taker) {
        try {
            if (!Files.isRegularFile(file)) {
                err.println(file + ":1: there is no such file: a file to read");
                return false;
            }
            return taker.take(site, file);
        } catch (IOException unreadable) {
            err.println(
                    file
                            + ":1: the file can't be read ("
                            + unreadable.getMessage()
                            + "): a file that may be read");
            return false;
        }
    }
}
