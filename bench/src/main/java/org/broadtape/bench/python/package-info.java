/// As much of Python as tests of arithmetic are written in: literals, assignments, tables of
/// parameters, calls, slices, loops, assertions. [org.broadtape.bench.python.PythonFile] reads a
/// file into statements; [org.broadtape.bench.python.Interpreter] walks them with words that are
/// given to it. What it does not know becomes an unknown value that every claim about it inherits,
/// so that nothing is guessed. No code of a file is run by anything else.
@NullMarked
package org.broadtape.bench.python;

import org.jspecify.annotations.NullMarked;
