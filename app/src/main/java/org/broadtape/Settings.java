package org.broadtape;

import java.nio.file.Path;
import java.util.Optional;

/// How this process was started. What the owner decides about the site is in
/// `setting.SiteSettings`.
///
/// @param port to listen on; 0 takes any free one
/// @param data the folder everything lies in: `broadtape.db`, `index/`, `media/`, `inbox/`
/// @param database a JDBC URL; absent means SQLite in the data folder
public record Settings(int port, Path data, Optional<String> database) {
    /// The database's address.
    public String databaseAddress() {
        return database.orElseGet(() -> "jdbc:sqlite:" + data.resolve("broadtape.db"));
    }
}
