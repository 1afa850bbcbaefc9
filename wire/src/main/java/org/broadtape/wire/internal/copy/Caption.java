package org.broadtape.wire.internal.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line under a picture as agencies print it: `© Agency. FILE PHOTO: What is seen, on October
/// 16, 2024. A. NAME/Pool via AGENCY/File Photo`.
///
/// @param words what is seen, without marks and credit
/// @param credit photographer and agency as printed; absent where neither is named
/// @param filePhoto true where it says that the picture is from the archive
/// @param taken the day as printed; absent where none is
public record Caption(
        String words, Optional<String> credit, boolean filePhoto, Optional<String> taken) {
    private static final int LONGEST = 1_500;
    private static final Pattern MARK =
            Pattern.compile(
                    "(?:(?:©|\\(c\\))\\s*(?<holder>[^.:/]{2,40})[.:/]\\s+)?(?<file>FILE PHOTO\\s*[:.-]\\s*|"
                            + "File (?:photo|picture)\\s*[:.-]\\s*|(?:PHOTO|Photo|Image|Picture):\\s+)?");
    private static final Pattern ARCHIVE = Pattern.compile("(?i)\\bfile (?:photo|picture)\\b");
    private static final Pattern CREDIT =
            Pattern.compile("(?<=[.\"”] )(?<credit>\\p{Lu}[^.]{1,60}/[^.]{2,80})\\.?$");
    private static final Pattern TAKEN =
            Pattern.compile(
                    "\\b(?:January|February|March|April|May|June|July|August|September|October|November|"
                            + "December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.? \\d{1,2}, \\d{4}\\b");

    /// Whether a line has the mark of a caption in front.
    public static boolean is(String line) {
        return of(line).isPresent();
    }

    /// The caption a line is; absent where it bears no mark of one.
    public static Optional<Caption> of(String line) {
        Matcher mark = MARK.matcher(line);
        if (line.length() > LONGEST || !mark.lookingAt() || mark.end() == 0) {
            return Optional.empty();
        }
        String words = line.substring(mark.end()).strip();
        Optional<String> credit = Optional.ofNullable(mark.group("holder")).map(String::strip);
        Matcher signed = CREDIT.matcher(words);
        if (signed.find()) {
            credit = Optional.of(signed.group("credit"));
            words = words.substring(0, signed.start()).strip();
        }
        Matcher day = TAKEN.matcher(words);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Caption(
                                words,
                                credit,
                                ARCHIVE.matcher(line).find(),
                                day.find() ? Optional.of(day.group()) : Optional.empty()));
    }

    /// The same without repeats: of two where one is the beginning of the other, cut short, the
    /// longer stays, in the place of the first.
    public static List<Caption> distinct(List<Caption> captions) {
        List<Caption> kept = new ArrayList<>();
        for (Caption caption : captions) {
            int known = -1;
            for (int i = 0; i < kept.size() && known < 0; i++) {
                String words = kept.get(i).words();
                boolean same =
                        words.startsWith(caption.words()) || caption.words().startsWith(words);
                known = same ? i : -1;
            }
            if (known < 0) {
                kept.add(caption);
            } else if (caption.words().length() > kept.get(known).words().length()) {
                kept.set(known, caption);
            }
        }
        return kept;
    }
}
