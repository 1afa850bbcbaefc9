package org.broadtape.analysis.link;

import java.util.Locale;

/// What decided a line of the ledger. Its key is stored and told to readers, so an order here may
/// change but a name may not.
public enum Rule {
    /// The headline names it.
    NAMED_IN_HEADLINE,
    /// The first paragraphs name it.
    NAMED_IN_LEAD,
    /// A later paragraph names it.
    NAMED_IN_BODY,
    /// No name of it stands there, but its symbol does.
    SYMBOL_PRINTED,
    /// A product, platform or publication of its is named.
    BRAND_NAMED,
    /// A firm it owns is named.
    UNIT_NAMED,
    /// Something was said or posted there.
    SAID_THERE,
    /// It told or supplied what the story says.
    TOLD_OR_SUPPLIED,
    /// A country: a place in it is named, it is not.
    PLACE_NAMED,
    /// A country: the story was filed from there.
    FILED_FROM,
    /// Rejected: another bearer of the name has the better claim.
    NAMED_AS_ANOTHER,
    /// Rejected: it sent the story.
    AGENCY_ITSELF,
    /// Rejected: the word is part of a longer name that is not known.
    PART_OF_A_LONGER_NAME,
    /// Rejected: a place named in the names of firms alone.
    NAME_OF_A_FIRM,
    /// Rejected: the word is one that names nothing here.
    COMMON_WORD,
    /// Rejected: the word means a plant, an illness, a planet or a club here.
    ANOTHER_SENSE,
    /// Rejected: it was not there, or not called so, on the story's day.
    NOT_OF_THE_DAY,
    /// Rejected: named beside the story.
    BESIDE_THE_STORY,
    /// Rejected: named in the line of who wrote it.
    BYLINE,
    /// Rejected: named in the lines at the end of who wrote and edited it.
    END_LINE,
    /// Rejected: named in a picture's credit.
    PICTURE_CREDIT,
    /// Rejected: named in words that stand under every story.
    BOILERPLATE,
    /// Rejected: a word by itself, in no sentence.
    LABEL,
    /// Rejected: named in where the story was filed.
    DATELINE;

    /// Its name in ledgers: `named-in-headline`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
