/// What tests share: a clock that stands until told to move, a small HTTP server that answers what
/// it was told to, a walker over sample files, and the place of the development data.
@NullMarked
package org.broadtape.testkit;

import org.jspecify.annotations.NullMarked;
