/// Tests of pictures: a real server, a real folder, both databases.
@NullMarked
package org.broadtape.picture;

import org.jspecify.annotations.NullMarked;
