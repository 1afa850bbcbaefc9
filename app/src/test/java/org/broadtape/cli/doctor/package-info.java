/// Tests of the doctor, each on a copy damaged in one way.
@NullMarked
package org.broadtape.cli.doctor;

import org.jspecify.annotations.NullMarked;
