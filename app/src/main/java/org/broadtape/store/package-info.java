/// Where things are kept: one [org.broadtape.store.Database] (SQLite by default, PostgreSQL when
/// outgrown), its migrations, and the [org.broadtape.store.Journal], the append-only list of what
/// changed, which every [org.broadtape.store.Follower] reads at its own pace. Instants are stored
/// as milliseconds since 1970 in `bigint`, booleans as 0 and 1.
@NullMarked
package org.broadtape.store;

import org.jspecify.annotations.NullMarked;
