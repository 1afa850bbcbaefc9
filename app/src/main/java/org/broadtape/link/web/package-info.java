/// The pages that tell why a story has its links, take objections, and let the owner decide.
@NullMarked
package org.broadtape.link.web;

import org.jspecify.annotations.NullMarked;
