package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.LinkTraining.Lesson;
import org.broadtape.base.Stamp;
import org.broadtape.link.Entities;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.wire.WireItem;

/// The stories of Reuters-21578 with the codes its desk set (`VOLKSWAGEN AG <VOWG.F>`) taken out of
/// the text together with the blank before them, in the order of their numbers.
///
/// @param story what is left
/// @param codes the symbols taken out, in the order they stood
record CodedStory(StoryText story, Set<String> codes) {
    private static final Pattern CODE = Pattern.compile("\\s?<([A-Z]{1,6}(?:\\.[A-Z]{1,4})?)>");

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<=[A-Za-z]) (?:Inc|INC|Corp|CORP|Co|CO|Cos|Ltd|LTD|Plc|PLC|AG|SA|S\\.A\\.|NV|N\\.V\\.|AB"
                            + "|Corporation|Company|Group|GROUP)\\b");

    /// A story the desk coded counts as much as two it did not: no code is a weak sign.
    private static final double UNCODED = 0.5;

    /// Every story of the set.
    static List<CodedStory> read(Path zip) throws IOException {
        List<WireItem> items = new ArrayList<>(Reuters.read(zip));
        items.sort(Comparator.comparingInt(CodedStory::number));
        return items.stream().map(CodedStory::of).toList();
    }

    /// The instruments of the set, which lie beside it.
    static List<Entity> instruments(Path zip) throws IOException {
        Path list = zip.resolveSibling("reuters-1987-instruments.csv");
        return Entities.of(InstrumentCsv.read(Files.readString(list)).instruments());
    }

    private static int number(WireItem item) {
        return Integer.parseInt(item.uri().substring(item.uri().indexOf(':') + 1));
    }

    private static CodedStory of(WireItem item) {
        Set<String> codes = new LinkedHashSet<>();
        String headline = without(item.headline(), codes);
        String body = without(item.bodyText(), codes);
        StoryText story =
                new StoryText(
                        headline,
                        body,
                        item.dateline(),
                        item.published().map(Stamp::local).map(at -> at.toLocalDate()),
                        List.of(),
                        Set.of("Reuters"),
                        Optional.of("en"));
        return new CodedStory(story, codes);
    }

    private static String without(String text, Set<String> codes) {
        Matcher code = CODE.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (code.find()) {
            codes.add(code.group(1));
            code.appendReplacement(rest, "");
        }
        return code.appendTail(rest).toString();
    }

    /// The same story as a desk of today would write it: no `Inc` or `Corp` behind a name.
    CodedStory ofToday() {
        StoryText today =
                new StoryText(
                        FORM.matcher(story.headline()).replaceAll(""),
                        FORM.matcher(story.body()).replaceAll(""),
                        story.dateline(),
                        story.day(),
                        story.symbols(),
                        story.agencies(),
                        story.language());
        return new CodedStory(today, codes);
    }

    /// The story as something to learn from.
    Lesson lesson(List<Entity> instruments) {
        Set<String> about = new LinkedHashSet<>();
        for (Entity one : instruments) {
            if (one.symbol().filter(codes::contains).isPresent()) {
                about.add(one.id());
            }
        }
        return new Lesson(story, about, Set.of(), codes.isEmpty() ? UNCODED : 1);
    }
}
