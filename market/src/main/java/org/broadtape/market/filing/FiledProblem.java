package org.broadtape.market.filing;

import org.broadtape.base.Problem;

/// What is wrong with a filing, and in which of its files.
///
/// @param file the name it was given by
/// @param problem by the lines of that file
public record FiledProblem(String file, Problem problem) {}
