package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The paragraphs of a body and what each is: what is no part of the story names nothing in it.
final class Layout {
    private static final Pattern GAP = Pattern.compile("\\n\\s*\\n");
    private static final Pattern DATELINE =
            Pattern.compile(
                    "\\A\\s*\\p{Lu}[\\p{L} .,'/-]{1,60}?(?:,\\s*\\p{L}{3,9}\\.? \\d{1,2}(?:,? \\d{4})?)?"
                            + "\\s*(?:\\([^)\\n]{2,40}\\))?\\s*(?:-{1,2}|\\u2013|\\u2014)\\s+");
    private static final Pattern END_LINE =
            Pattern.compile(
                    "\\A\\s*[\\[(]{0,2}\\s*(?:(?:additional )?reporting (?:and writing |and editing |in \\w+ )?by|"
                            + "writing by|editing by|compiled by|edited by|written by|with assistance|"
                            + "--with assistance|our standards:|reporters?:|editors?:|by .{2,60}; editing)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDIT =
            Pattern.compile(
                    "FILE PHOTO|\\u00A9 ?[A-Z]|REUTERS/|/ ?(?:AFP|AP|EPA)\\b|Getty Images|\\A\\s*"
                            + "(?:Photo|Image|Picture|Credit|Foto|Bild)s?\\s?(?:by|credit|courtesy|:)");
    private static final Pattern BOILERPLATE =
            Pattern.compile(
                    "\\A\\s*(?:risk disclosure|disclaimer|about (?:the company|us|\\p{Lu})|copyright|"
                            + "\\(c\\)|all rights reserved|forward-looking|safe harbor|cautionary|"
                            + "subscribe|sign up|click here|read more|related:|latest comments|"
                            + "follow us|source:|for more information|for further information|contacts?:|"
                            + "media contact|investor contact|disclosure:)|all rights reserved|"
                            + "forward-looking statement|private securities litigation|"
                            + "without the (?:explicit )?(?:prior )?written (?:permission|consent)|"
                            + "would like to remind you|terms of (?:use|service)|privacy policy|"
                            + "sponsored content|accept (?:no|any) liability",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern BYLINE =
            Pattern.compile("\\A\\s*(?:By|BY|Von|Par|Por) \\p{Lu}[^.!?]{2,100}\\z");
    private static final Pattern LABEL = Pattern.compile("\\A[A-Z0-9.=^-]{1,12}(?:\\n-?)?\\z");
    private static final Pattern TRADE_LINE =
            Pattern.compile("\\A\\s*(?:\\(\\(|<\\^+|\\[[a-zA-Z0-9]{6,12}\\]|Keywords?:|SLUG)");

    /// What a paragraph is.
    enum Part {
        /// The story's own.
        TEXT,
        /// Who wrote it, above.
        BYLINE,
        /// Who wrote and edited it, below.
        END_LINE,
        /// A caption's or picture's credit.
        CREDIT,
        /// The same under every story.
        BOILERPLATE,
        /// Where and when it was filed.
        DATELINE,
        /// A word by itself: a ticker of a page's furniture.
        LABEL
    }

    /// A paragraph.
    ///
    /// @param start its first unit in the body
    /// @param end the unit after its last
    /// @param part what it is
    record Paragraph(int start, int end, Part part) {}

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private int datelineEnd;

    private Layout() {}

    /// The layout of a body.
    static Layout of(String body) {
        Layout layout = new Layout();
        Matcher gap = GAP.matcher(body);
        int start = 0;
        boolean tail = false;
        while (start < body.length()) {
            boolean more = gap.find();
            int end = more ? gap.start() : body.length();
            if (!body.substring(start, end).isBlank()) {
                Part part = part(body.substring(start, end), layout.paragraphs.isEmpty());
                tail |= part == Part.BOILERPLATE && layout.paragraphs.size() > 4;
                layout.paragraphs.add(new Paragraph(start, end, tail ? Part.BOILERPLATE : part));
            }
            start = more ? gap.end() : body.length();
        }
        layout.dateline(body);
        return layout;
    }

    private void dateline(String body) {
        for (Paragraph paragraph : paragraphs) {
            if (paragraph.part() == Part.TEXT) {
                int most = Math.min(paragraph.end(), paragraph.start() + 140);
                Matcher dateline = DATELINE.matcher(body.substring(paragraph.start(), most));
                datelineEnd = dateline.find() ? paragraph.start() + dateline.end() : 0;
                return;
            }
        }
    }

    private static Part part(String words, boolean first) {
        if (END_LINE.matcher(words).find() || TRADE_LINE.matcher(words).find()) {
            return Part.END_LINE;
        }
        if (words.length() < 1_500 && CREDIT.matcher(words).find()) {
            return Part.CREDIT;
        }
        if (BOILERPLATE.matcher(words).find()) {
            return Part.BOILERPLATE;
        }
        if (words.length() < 140 && BYLINE.matcher(words).matches()) {
            return Part.BYLINE;
        }
        return !first && LABEL.matcher(words.strip()).matches() ? Part.LABEL : Part.TEXT;
    }

    /// The paragraphs, in order; blank ones are none.
    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    /// Where the dateline ends in the body; 0 where there is none.
    int datelineEnd() {
        return datelineEnd;
    }

    /// Which paragraph a unit of the body stands in.
    int paragraphAt(int at) {
        int low = 0;
        int high = paragraphs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (paragraphs.get(middle).start() <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
