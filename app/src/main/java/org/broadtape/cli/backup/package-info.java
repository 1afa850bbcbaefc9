/// A whole site in one file, and out of it again: `backup` while the site runs, `restore` into an
/// empty folder. The file is a zip of the database, the pictures and a manifest with the size and
/// the SHA-256 of each; the search index is left out, since it is built from the database.
@NullMarked
package org.broadtape.cli.backup;

import org.jspecify.annotations.NullMarked;
