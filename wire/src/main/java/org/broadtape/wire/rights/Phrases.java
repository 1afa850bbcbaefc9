package org.broadtape.wire.rights;

import java.util.List;
import java.util.regex.Pattern;

/// The phrases in which agencies and publishers write terms, in small letters and with single
/// blanks, in the order in which they are looked for. Seen in NewsML, NITF and ninjs of agencies,
/// in feeds' `copyright`, and on pages; the languages are those such terms were met in.
final class Phrases {
    private static final String USE =
            "(?:re-?)?(?:publi(?:cation|shing|sh)|distribut(?:ion|e|ing)|produc(?:tion|e|ing)"
                    + "|transmi(?:ssion|t)|broadcast(?:ing)?|copy(?:ing)?|syndicat(?:ion|e)"
                    + "|print(?:ing)?|writ(?:e|ing)|us(?:e|age)|display|post(?:ing)?)";
    private static final String USED =
            "(?:re-?)?(?:published?|distributed?|produced?|transmitted|broadcast|copied"
                    + "|syndicated?|printed|written|used|displayed|posted|shared|stored|sold)";
    private static final String FORBIDDEN =
            "(?:prohibited|forbidden|not (?:allowed|permitted|authori[sz]ed))";

    /// A phrase and what it says.
    record Phrase(Term term, Pattern pattern) {}

    /// Said beside anything else.
    static final List<Phrase> ALWAYS =
            List.of(
                    of(
                            Term.NO_ARCHIVE,
                            "\\bno[ -]archiv|\\bnot (?:to )?be archived\\b|\\bmay not archive\\b"
                                    + "|\\barchiv\\w*(?: \\w+)? (?:is |are )?"
                                    + FORBIDDEN
                                    + "|\\bkeine archiv|archivierung (?:untersagt|nicht)"
                                    + "|\\bpas d['’]archiv|\\bsin archivo"),
                    of(
                            Term.SYNDICATION_ONLY,
                            "\\bsyndication (?:use )?only\\b|\\bonly for syndication\\b"),
                    of(
                            Term.NOT_ONLINE,
                            "\\b(?:no|not for|without) (?:use on (?:the )?)?"
                                    + "(?:web|internet|online|digital|website)\\b"
                                    + "|\\bprint (?:use |usage |media |editions? )?only\\b"
                                    + "|\\bonly (?:for|in) print\\b"
                                    + "|\\bnur (?:für )?print|\\bnicht für online"),
                    of(
                            Term.NO_MINING,
                            "\\b(?:data mining|machine learning|artificial intelligence|train(?:ing)?"
                                    + " (?:of )?(?:ai|models?))\\b[^.;]{0,80}"
                                    + FORBIDDEN
                                    + "|\\bno (?:text and )?data mining\\b|\\bno ai\\b"));

    /// What was said of them, one phrase of a clause; the first that fits.
    static final List<Phrase> FIRST =
            List.of(
                    of(
                            Term.NOT_PASSED_ON,
                            "creativecommons\\.org/licenses/by-nc|\\bcc[ -]by[ -]nc\\b"),
                    of(
                            Term.FREE,
                            "creativecommons\\.org/(?:licenses/by|publicdomain)|\\bcc[ -]by\\b"
                                    + "|\\bcc0\\b|\\bpublic domain\\b|\\bapache[- ](?:license|2)"
                                    + "|\\bopen government licen[cs]e\\b"
                                    + "|\\bfree (?:for|to) (?:re-?)?(?:use|publish|publication)\\b"
                                    + "|\\bmay be freely "
                                    + USED
                                    + "|\\bmay be (?:republished|redistributed|reproduced)"
                                    + "(?! only| with(?:out)? (?:the )?(?:prior|written|express|p))"
                                    + "|\\bgemeinfrei\\b|\\bdomaine public\\b"),
                    of(
                            Term.NOT_PASSED_ON,
                            "\\b"
                                    + USE
                                    + "\\b[^.;]{0,160}(?:is|are|,) (?:\\w+ ){0,2}"
                                    + FORBIDDEN
                                    + "|\\b"
                                    + USE
                                    + " "
                                    + FORBIDDEN
                                    + "|\\bprohibit(?:s|ed)?\\b[^.;]{0,60}\\b"
                                    + USE
                                    + "\\b|\\b(?:may|must|shall|can)(?: ?not|n['’]t) be (?:\\w+,? ){0,8}?"
                                    + USED
                                    + "\\b|\\b(?:may|must|shall|can)(?: ?not|n['’]t) (?:\\w+,? ){0,4}?(?:re)?"
                                    + "(?:publish|distribute|produce|transmit|copy|use)\\b"
                                    + "|\\bonly be "
                                    + USED
                                    + "\\b[^.;]{0,40}\\b(?:with|by|under)\\b"
                                    + "|\\b(?:personal|private|home)\\b[^.;]{0,40}\\b(?:use|purposes)\\b"
                                    + "|\\bnon-?commercial (?:use|purposes)\\b"
                                    + "|\\bnot for (?:re)?(?:distribution|syndication|publication|sale"
                                    + "|commercial use)\\b(?<!not for publication)"
                                    + "|\\bno (?:re-?)?(?:publication|distribution|production"
                                    + "|syndication|use|print(?:ing)?|post(?:ing)?) ?(?:without|$|[.;,])"
                                    + "|\\bno (?:republication|redistribution|reproduction|resale)\\b"
                                    + "|\\bdo not (?:re-?)?(?:publish|distribute|produce|copy|use|post)\\b"
                                    + "|(?:vervielfältigung|weiterverbreitung|nachdruck|weitergabe"
                                    + "|veröffentlichung|verbreitung)[^.;]{0,80}"
                                    + "(?:untersagt|verboten|nicht gestattet|nicht erlaubt)"
                                    + "|(?:reproduction|r?e?diffusion|republication)[^.;]{0,60}interdite?s?"
                                    + "|prohibid[ao]s?[^.;]{0,60}(?:reproducción|difusión|distribución)"
                                    + "|riproduzione (?:\\w+ ){0,2}(?:riservata|vietata)"
                                    + "|proibida[^.;]{0,40}reprodução|reprodução proibida"
                                    + "|overname[^.;]{0,40}niet toegestaan"
                                    + "|無断転載|転載禁止|禁止转载|严禁转载|未经[^。]{0,12}不得转载"),
                    of(
                            Term.NOT_PUBLIC,
                            "\\binternal use only\\b|\\bfor internal use\\b|\\bnot for public"
                                    + "|\\bnon-?public\\b|\\bnot for release\\b|\\bconfidential\\b"
                                    + "|nicht zur veröffentlichung|\\bne pas publier\\b"
                                    + "|\\bno publicar\\b"),
                    of(
                            Term.AGREEMENT,
                            "\\b(?:agreement|contract|consent|permission|authori[sz]ation|approval"
                                    + "|licen[cs]ed?|licen[cs]ing|licensees?|subscribers?|subscription)\\b"
                                    + "|\\b(?:click|check|open|see)\\b[^.;]{0,20}\\brestrictions\\b"
                                    + "|\\b(?:clients|customers|members) only\\b"
                                    + "|vereinbarung|zustimmung|genehmigung|vertraglich"
                                    + "|autori[sz]ation|autorización|autorizzazione|autorização"
                                    + "|toestemming"));

    /// What says nothing that binds a reader of news: owners, credits, the usual uses.
    static final Pattern HARMLESS =
            Pattern.compile(
                    "(?:©|\\(c\\)|copyright\\b|copr\\b).{0,200}"
                            + "|(?:.{0,80}\\b)?(?:all|alle|tous|todos|tutti) .{0,20}"
                            + "(?:rights reserved|rechte vorbehalten|droits réservés"
                            + "|derechos reservados|diritti (?:sono )?riservati"
                            + "|direitos reservados)\\.?"
                            + "|.{0,40}(?:版权所有|著作権)[^。]{0,40}"
                            + "|(?:usage|use|terms|rights|limitations|type|restrictions)?:? ?"
                            + "(?:none|n/a|-|online|web|usable|unlimited|unrestricted"
                            + "|no restrictions?|indefinite usage|worldwide|world|global)\\.?"
                            + "|.{0,80}\\beditorial (?:use|purposes)(?: only)?\\b.{0,40}"
                            + "|(?:mandatory )?credit\\b.{0,120}|no sales"
                            + "|.{0,60}\\bfor (?:all )?commercial (?:or|and) .{0,40}\\buses?\\b.{0,40}"
                            + "|for other uses,? .{0,80}"
                            + "|(?:startdate|enddate): .{0,40}"
                            + "|restricted .{0,40}\\brest of (?:the )?world\\b.{0,20}");

    /// What in such words reserves rights.
    static final Pattern RESERVING =
            Pattern.compile(
                    "©|\\(c\\)|\\bcopyright\\b|\\bcopr\\b|\\breserv|vorbehalten|réservés|riservati"
                            + "|版权所有|著作権");

    /// The stems that words about use have: without any of them a clause only names somebody.
    static final Pattern ABOUT_USE =
            Pattern.compile(
                    "\\b(?:us(?:e|age|ed|es|ing|er)|publi[sc]\\w*|re-?publi\\w*|distribut\\w*"
                            + "|redistribut\\w*|reproduc\\w*|cop(?:y|ies|ied)\\b|licen[cs]\\w*"
                            + "|restrict\\w*|permi\\w*|allow\\w*|prohibit\\w*|forbid\\w*|only|not?"
                            + "|agree\\w*|terms|conditions|rights|embargo\\w*|may|must|shall|archiv\\w*"
                            + "|nutzung\\w*|verwend\\w*|veröffentl\\w*|nur|nicht|rechte\\w*|droits?"
                            + "|utilis\\w*|interdi\\w*|sans|seulement|uso|sólo|solo|derechos|prohib\\w*"
                            + "|diritt\\w*|riserv\\w*|gebruik\\w*|niet)\\b|[^\\p{IsLatin}\\P{L}]");

    private Phrases() {}

    private static Phrase of(Term term, String pattern) {
        return new Phrase(term, Pattern.compile(pattern));
    }
}
