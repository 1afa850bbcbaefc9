package org.broadtape.wire.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.base.Span;
import org.broadtape.wire.copy.CopyPart.Kind;
import org.broadtape.wire.internal.copy.Bylines;
import org.broadtape.wire.internal.copy.Dateline;

/// Tells the parts of agency copy that are not running text: bullets, advisory line, byline and
/// dateline before the lead, crossheads between paragraphs, end line, contacts and copyright last.
/// A line is one part; a dateline is the beginning of one.
public final class CopyParts {
    private static final int HEAD = 12;
    private static final int TAIL = 10;
    private static final int LINES = 5_000;
    private static final int JUNK = 160;

    private static final Pattern BULLET = Pattern.compile("[*\\u2022\\u2023\\u25AA]\\s+\\S.*");

    private static final Pattern ADVISORY =
            Pattern.compile(
                    "\\(?(?:Adds?|Updat(?:es|ed)|Recasts?|Corrects?|Corrected|Refiles?|Repeats?|Rewrites?|Writes"
                            + " through|Removes?|Fixes|Changes|Clarifies|Deletes|Restores|Drops|Releads|Makes"
                            + " clear|New throughout|With|Releases"
                            + " embargo)\\b[^.()]{2,200}\\.?\\)\\.?|\\(?This"
                            + " (?:story|version|.{0,20}?story)\\b.{0,40}"
                            + "\\b(?:refiled|corrects?|corrected|updated|updates|adds|repeated)\\b.{0,200}|\\(?(?:Eds|EDS|Editors|EDITORS|ATTENTION(?:"
                            + " EDITORS)?|EDITOR'?S'? NOTE|Editor'?s'? [Nn]ote)"
                            + "\\s?[:_\\u2014-].{1,300}");

    private static final Pattern END_LINE =
            Pattern.compile(
                    "\\(?(?:(?:Additional |Further"
                            + " )?[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Rr]eport(?:ed)?)(?:"
                            + " and (?:[Ww]riting|[Ee]diting|[Rr]eporting))?"
                            + " by\\b.{2,600}|\\(?(?:Bericht(?:et)? von|Geschrieben von|Redigiert"
                            + " von|Reportage de|Reporte de|Editado por|Version"
                            + " française).{2,400}|(?:The )?(?:Associated"
                            + " Press|AP|AFP|Reuters|dpa)\\b.{0,40}\\b(?:writers?|journalists?|reporters?|correspondents?|contributor)\\b.{2,300}"
                            + "\\b(?:contributed|helped|reported)\\b.{0,100}|\\p{Lu}.{2,200}\\b(?:contributed"
                            + " to this (?:report|story)|reported from \\p{Lu}[\\p{L} .]{1,40})\\.?");

    private static final Pattern CONTACT =
            Pattern.compile(
                    "(?:\\(\\(.{3,300}\\)\\)\\.?|(?:[-*] )?(?:Media |Investor |Press |Editorial"
                            + " |Newsroom |For more information, )?"
                            + "(?:[Cc]ontacts?|Tel|Phone|E-?mail|Telefon|Kontakt)\\s?[:.].{0,300}"
                            + "|\\S{1,64}@[\\w-]{1,60}(?:\\.[\\w-]{1,30}){1,4})");

    private static final Pattern COPYRIGHT =
            Pattern.compile(
                    "\\(?(?:\\u00A9|\\([cC]\\)\\s|Copyright\\b|Todos los derechos|Alle Rechte|Tous"
                            + " droits|All rights reserved).{0,400}");

    private static final Pattern WEB_JUNK =
            Pattern.compile(
                    "Our Standards: .{0,80}|Advertisement(?: \\u00B7 Scroll to continue)?|Acquire"
                            + " Licensing Rights.{0,40}|[Rr]ead more|READ MORE:?|\\d{1,2} [Mm]in"
                            + " [Rr]ead|Slideshow \\(.{0,30}\\)|Register now for FREE.{0,80}|All quotes"
                            + " delayed a minimum.{0,80}|(?:Sign|Log) (?:in|up) .{0,60}to"
                            + " continue.{0,30}|Click here .{0,80}");

    private final String text;
    private final List<CopyPart> parts = new ArrayList<>();

    private CopyParts(String text) {
        this.text = text;
    }

    /// The parts of a text, in the order they stand there.
    public static List<CopyPart> in(String text) {
        CopyParts parts = new CopyParts(text);
        parts.read(parts.lines());
        return List.copyOf(parts.parts);
    }

    /// The lines that hold words, without the blanks about them.
    private List<Span> lines() {
        List<Span> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() && lines.size() < LINES) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int from = at;
            int to = end;
            while (from < to && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
                to--;
            }
            if (to > from) {
                lines.add(new Span(from, to));
            }
            at = end + 1;
        }
        return lines;
    }

    private void read(List<Span> lines) {
        boolean lead = false;
        for (int i = 0; i < lines.size(); i++) {
            Span span = lines.get(i);
            String line = span.of(text);
            Optional<Dateline> dateline = lead || i >= HEAD ? Optional.empty() : Dateline.of(line);
            if (dateline.isPresent()) {
                int length = dateline.orElseThrow().printed().length();
                parts.add(
                        new CopyPart(Kind.DATELINE, new Span(span.start(), span.start() + length)));
                lead = true;
                continue;
            }
            Optional<Kind> kind = kind(line, i, lines.size(), lead);
            if (kind.isEmpty() && isCrosshead(line, i, lines)) {
                kind = Optional.of(Kind.CROSSHEAD);
            }
            if (kind.isPresent()) {
                boolean open = line.startsWith("(") && line.indexOf(')') < 0;
                boolean closes =
                        open && i + 1 < lines.size() && lines.get(i + 1).of(text).endsWith(")");
                int end = closes ? lines.get(++i).end() : span.end();
                parts.add(new CopyPart(kind.orElseThrow(), new Span(span.start(), end)));
            } else {
                lead |= line.length() > 80;
            }
        }
    }

    private static Optional<Kind> kind(String line, int at, int lines, boolean lead) {
        if (line.length() > 700) {
            return Optional.empty();
        }
        if (line.length() <= JUNK && WEB_JUNK.matcher(line).matches()) {
            return Optional.of(Kind.WEB_JUNK);
        }
        if (BULLET.matcher(line).matches() && !lead) {
            return Optional.of(Kind.BULLET);
        }
        if (at < HEAD && ADVISORY.matcher(line).matches()) {
            return Optional.of(Kind.ADVISORY);
        }
        if (at < HEAD && !lead && Bylines.line(line).isPresent()) {
            return Optional.of(Kind.BYLINE);
        }
        if (at < lines - TAIL || at == 0) {
            return Optional.empty();
        }
        if (END_LINE.matcher(line).matches()) {
            return Optional.of(Kind.END_LINE);
        }
        if (CONTACT.matcher(line).matches()) {
            return Optional.of(Kind.CONTACT);
        }
        return COPYRIGHT.matcher(line).matches() ? Optional.of(Kind.COPYRIGHT) : Optional.empty();
    }

    /// A short line in capitals between two longer ones.
    private boolean isCrosshead(String line, int at, List<Span> lines) {
        if (at == 0 || at + 1 >= lines.size() || line.length() > 60 || line.length() < 4) {
            return false;
        }
        int letters = 0;
        int digits = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isLowerCase(c) || c == '<' || c == ';') {
                return false;
            }
            letters += Character.isUpperCase(c) ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
        }
        return letters >= 4
                && digits <= 4
                && !line.endsWith(".")
                && lines.get(at - 1).length() > 60
                && lines.get(at + 1).length() > 60;
    }
}
