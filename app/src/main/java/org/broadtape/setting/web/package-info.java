/// The owner's page of decisions: `/settings`.
@NullMarked
package org.broadtape.setting.web;

import org.jspecify.annotations.NullMarked;
