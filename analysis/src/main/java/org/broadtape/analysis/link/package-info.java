/// Links a story to what it is about: every entity named is considered, weighed and given a role,
/// and what was decided stands in a ledger with the words that decided it.
@NullMarked
package org.broadtape.analysis.link;

import org.jspecify.annotations.NullMarked;
