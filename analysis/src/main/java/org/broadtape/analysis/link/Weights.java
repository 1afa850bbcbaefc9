package org.broadtape.analysis.link;

/// What was learnt of one kind of entity.
///
/// @param odds what single words say
/// @param trees what the features say together
/// @param slope and offset of the log odds that make them true chances (Platt, 1999)
/// @param offset see slope
/// @param least the chance from which a story is about an entity
record Weights(Odds odds, Trees trees, double slope, double offset, double least) {
    /// The chance, 0 to 1, that the story is about the candidate.
    double chance(Candidate candidate) {
        double logOdds = trees.logOdds(candidate.features);
        return 1 / (1 + Math.exp(-(slope * logOdds + offset)));
    }
}
