package org.broadtape.analysis.link;

import java.util.List;
import java.util.Locale;

/// What is weighed of an entity in a story. Each is a number; its name is written in the model's
/// file and in the ledger, so an order here may change but a name may not.
enum Feature {
    /// 1 if it is named in the headline.
    HEADLINE,
    /// The word of the headline it first stands at, from 0; 30 where it does not.
    HEADLINE_WORD,
    /// How many words the headline has.
    HEADLINE_WORDS,
    /// The share of the headline's words that are its names.
    HEADLINE_SHARE,
    /// How many other instruments the headline names.
    HEADLINE_OTHERS,
    /// 1 if a preposition or article stands before it in the headline.
    HEADLINE_AFTER_PREPOSITION,
    /// 1 if `to buy`, `acquires` or the like stands before it in the headline.
    HEADLINE_AFTER_DEAL,
    /// What the word before it in the headline says, learnt: log odds.
    HEADLINE_BEFORE,
    /// What the word behind it in the headline says, learnt: log odds.
    HEADLINE_BEHIND,
    /// What all words of the headline say of such a story, learnt: the mean of log odds.
    HEADLINE_ALL,
    /// How often the body names it.
    COUNT,
    /// Its share of all names of instruments in the body.
    SHARE,
    /// How many instruments the body names more often.
    RANK,
    /// The paragraph that first names it, from 0; 40 where none does.
    PARAGRAPH,
    /// Hundreds of units before it is first named in the body; 50 where it is not.
    POSITION,
    /// 1 if it opens the body.
    OPENS,
    /// How many instruments are named before it in the body.
    BEFORE_IT,
    /// How many paragraphs name it.
    PARAGRAPHS,
    /// How many paragraphs begin with it.
    OPENED,
    /// 1 if `Inc`, `Corp`, `plc` stands behind it somewhere.
    LEGAL_FORM,
    /// 1 if it is named in full somewhere.
    IN_FULL,
    /// How often `said` or `reported` follows it.
    SAID,
    /// How often it is told, cited or quoted as a source: `told Reuters`, `according to`.
    TOLD,
    /// How often an analyst, broker or trader of it speaks.
    ANALYST,
    /// How often it stands in angle brackets: a firm without a code.
    ANGLED,
    /// How often it stands in round brackets.
    BRACKETED,
    /// The share of its names with a possessive.
    POSSESSIVE,
    /// How often `unit of`, `owned by`, `a subsidiary of` stands before it.
    PARENT,
    /// How often `unit`, `subsidiary` or `division` stands behind it.
    UNIT,
    /// How often its shares or stock are spoken of.
    SHARES,
    /// How often a verb of buying or merging stands before it.
    DEAL,
    /// The share of its names that stand in paragraphs naming four instruments or more.
    LISTED,
    /// What the word before it in the body says, learnt: the mean of log odds.
    BODY_BEFORE,
    /// What the word behind it in the body says, learnt: the mean of log odds.
    BODY_BEHIND,
    /// The most words a name of it found here has.
    NAME_WORDS,
    /// The most letters a name of it found here has.
    NAME_LETTERS,
    /// 1 if all words of its longest name found here are common ones.
    COMMON,
    /// The fewest bearers of a name of it found here.
    BEARERS,
    /// How many entities found here share all its words, and have a better claim.
    RIVALS,
    /// How many of its names found here are short forms or initials.
    SHORT_FORMS,
    /// What it is: 0 instrument, 1 country, 2 place, 3 person, 4 body.
    KIND,
    /// How many names the master gives it, three at most: more for what is often spoken of.
    NAMES,
    /// How many names the master gives it more than a rival with the same words here.
    NAMES_MORE,
    /// How many symbols of it are printed.
    SYMBOLS,
    /// The share of its names in the body that follow an unknown capital: `Harrison Ford`.
    FORENAME,
    /// The share of its names that go on as that of a place, house or prize: `Ford Foundation`.
    TAIL,
    /// How often its single word stands with a small letter in the body.
    SMALL,
    /// How often its name stands within a sentence, where a capital tells.
    WITHIN,
    /// The sort of the best name found: 0 full, 1 short, 2 former, 3 brand, 4 unit, 5 nickname.
    SORT,
    /// Where the master lists one firm twice, at home and with an exchange's suffix: what the
    /// dateline says for this one, learnt: log odds. 0 where it has no such twin.
    LISTING,
    /// How many instruments the story names.
    INSTRUMENTS,
    /// How many units the body has, in hundreds.
    LENGTH,
    /// The share of the body's units that are digits.
    DIGITS;

    /// All, in the order of a candidate's numbers.
    static final List<Feature> ALL = List.of(values());

    /// Where it stands in a candidate's numbers; never written down.
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    /// Its name in files: `headline-word`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
