/// What is wrong with a site and what to do, in plain words: `doctor`. It changes nothing, works on
/// a damaged site too, and may run while the site runs.
@NullMarked
package org.broadtape.cli.doctor;

import org.jspecify.annotations.NullMarked;
