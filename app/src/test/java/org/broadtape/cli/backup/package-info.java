/// Tests of backup and restore.
@NullMarked
package org.broadtape.cli.backup;

import org.jspecify.annotations.NullMarked;
