/// Where what the wires sent becomes stories. [org.broadtape.newsroom.Newsroom] takes deliveries
/// and answers what each turned out to be; [org.broadtape.newsroom.Stories] is what everybody else
/// reads. The newsroom knows no other feature: it writes to the journal, and they follow it.
@NullMarked
package org.broadtape.newsroom;

import org.jspecify.annotations.NullMarked;
