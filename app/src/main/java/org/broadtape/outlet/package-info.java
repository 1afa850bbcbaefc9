/// What leaves the house for machines: feeds, the API in ninjs, server-sent events. Each reads
/// stories as readers may see them, so that what is embargoed, held or withdrawn leaves by no door.
@NullMarked
package org.broadtape.outlet;

import org.jspecify.annotations.NullMarked;
