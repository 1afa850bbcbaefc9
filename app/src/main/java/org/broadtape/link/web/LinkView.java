package org.broadtape.link.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Ledger;
import org.broadtape.link.StoryTexts;
import org.broadtape.newsroom.Part;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.Use;
import org.broadtape.page.Words;

/// A line of a story's ledger, ready for a page: what, in which role, why, and the words.
///
/// @param link the line
/// @param excerpts its words in their sentences, as far as they may be shown
/// @param unshown how many of its places may not be shown, or can't be told any more
public record LinkView(Link link, List<Excerpt> excerpts, int unshown) {
    /// Copies its list.
    public LinkView {
        excerpts = List.copyOf(excerpts);
    }

    /// The lines of a ledger with their words.
    ///
    /// @param all true for the owner, who may see all that was sent
    public static List<LinkView> of(Ledger ledger, List<Link> lines, Story story, boolean all) {
        boolean same = ledger.version() == story.current().number();
        boolean whole = all || story.current().allowance().part(Use.PAGE) == Part.TEXT;
        Optional<StoryText> text = story.sent().filter(_ -> same).map(StoryTexts::of);
        List<LinkView> views = new ArrayList<>();
        for (Link line : lines) {
            List<Passage> shown =
                    text.isEmpty()
                            ? List.of()
                            : line.evidence().stream()
                                    .filter(one -> whole || one.field() == Field.HEADLINE)
                                    .toList();
            views.add(
                    new LinkView(
                            line,
                            text.map(words -> Excerpt.of(shown, words)).orElse(List.of()),
                            line.evidence().size() - shown.size()));
        }
        return views;
    }

    /// What it is called on a chip: a ticker, else the name.
    public String symbol() {
        return link.entity().symbol().orElse(link.entity().name());
    }

    /// Whether the name says more than the symbol.
    public boolean isNamed() {
        return !symbol().equals(link.entity().name());
    }

    /// The address of its page.
    public String href() {
        return EntityAddress.of(link.entity());
    }

    /// Its anchor on the page that tells why.
    public String anchor() {
        return "link-"
                + EntityAddress.segment(link.entity().id()).replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /// The address where a reader says that it is wrong.
    public String appeal(String story) {
        return "/story/" + story + "/appeal?entity=" + EntityAddress.segment(link.entity().id());
    }

    /// Whether it is an instrument.
    public boolean isInstrument() {
        return link.entity().kind() == Entity.Kind.INSTRUMENT;
    }

    /// The key of the word for its role.
    public String role() {
        return "link.role." + link.role().name().toLowerCase(Locale.ROOT);
    }

    /// The key of the word for what kind of thing it is.
    public String kind() {
        return "link.kind." + link.entity().kind().name().toLowerCase(Locale.ROOT);
    }

    /// What decided, in words; the rule's own name where there are none for it.
    public String rule(Words words) {
        String key = "link.rule." + link.rule();
        return words.has(key) ? words.say(key) : words.say("link.rule-named", link.rule());
    }

    /// What was weighed, by its name in words.
    public List<Map.Entry<String, String>> weights(Words words) {
        return link.features().entrySet().stream()
                .map(one ->
                        Map.entry(
                                words.has("link.feature." + one.getKey())
                                        ? words.say("link.feature." + one.getKey())
                                        : one.getKey(),
                                number(one.getValue())))
                .toList();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
