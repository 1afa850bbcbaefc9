package org.broadtape.store;

/// The database was migrated by a newer program: this one can't work with it and must not try.
public final class NewerDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerDatabase(String jdbcUrl) {
        super(
                "The database at "
                        + jdbcUrl.replaceFirst("\\?.*", "")
                        + " is newer than this program: run the newer program, or restore the backup"
                        + " made before the upgrade.");
    }
}
