package org.broadtape;

import java.nio.file.Path;
import java.util.Optional;

/// How this process was started. What the owner decides about the site is in
/// `setting.SiteSettings`.
///
/// @param port to listen on; 0 takes any free one
/// @param data the folder everything lies in: `broadtape.db`, `index/`, `media/`, `inbox/`
/// @param database a JDBC URL; absent means SQLite in the data folder
/// @param inbox the folder all watched folders must lie in; absent means `inbox/` in the data
///   folder
/// @param host the address to listen on, such as `127.0.0.1`; absent means on all of the machine's
public record Settings(
        int port,
        Path data,
        Optional<String> database,
        Optional<Path> inbox,
        Optional<String> host) {
    /// With the usual inbox, on all addresses.
    public Settings(int port, Path data, Optional<String> database) {
        this(port, data, database, Optional.empty(), Optional.empty());
    }

    /// Where watched folders may lie.
    public Path watchedFolders() {
        return inbox.orElseGet(() -> data.resolve("inbox"));
    }

    /// The database's address.
    public String databaseAddress() {
        return database.orElseGet(() -> "jdbc:sqlite:" + data.resolve("broadtape.db"));
    }
}
