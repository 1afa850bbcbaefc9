/// Tells machines how the site is: `/health` for whoever restarts it, `/health/ready` for whoever
/// sends it readers, `/metrics` for whoever draws curves.
@NullMarked
package org.broadtape.health;

import org.jspecify.annotations.NullMarked;
