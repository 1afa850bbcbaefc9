/// The stories a new site opens with. They were written by this project, in its own words, about
/// real, dated, public events; each is labelled, names its sources, and is one ninjs file under
/// `sample/` on the class path. `sample/index.txt` says in which order they are delivered.
///
/// To add one: write the file, add its name to the index, and run the tests, which read every file
/// as any ninjs is read and compare its figures with open data.
@NullMarked
package org.broadtape.sample;

import org.jspecify.annotations.NullMarked;
