/// Tells what language a text is written in, even of a headline of two words.
///
/// [Languages] is the door. The script decides first: what is written in Thai letters is Thai.
/// Where several languages share a script, two things are weighed word by word: whether it is among
/// the words the language is told by (`words.txt`, written by the project), and how much it is
/// spelt like them, by the letters that follow one another. Nothing is learnt elsewhere, and no
/// library is needed.
@NullMarked
package org.broadtape.analysis.language;

import org.jspecify.annotations.NullMarked;
