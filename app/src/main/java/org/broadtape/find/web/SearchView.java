package org.broadtape.find.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.find.Answer;
import org.broadtape.link.Chip;
import org.broadtape.newsroom.StoryId;
import org.broadtape.page.Frame;
import org.broadtape.search.QueryProblem;

/// What the search page's template needs.
///
/// @param typed what was typed
/// @param newest true if the newest come first
/// @param later true if this is not the first page
/// @param answer what was found; absent where nothing was asked
/// @param chips the instruments each story found is about
/// @param wider other queries that do find something, where this one found nothing
public record SearchView(
        String typed,
        boolean newest,
        boolean later,
        Optional<Answer> answer,
        Map<StoryId, List<Chip>> chips,
        List<Wider> wider) {
    /// Copies its lists.
    public SearchView {
        chips = Map.copyOf(chips);
        wider = List.copyOf(wider);
    }

    static SearchView unasked() {
        return new SearchView("", false, false, Optional.empty(), Map.of(), List.of());
    }

    /// The instruments a story is about.
    public List<Chip> chips(Answer.Found found) {
        return chips.getOrDefault(found.story().id(), List.of());
    }

    /// The address of this search in an order, from its first page.
    public String address(boolean byTime) {
        return "/search?q=" + FindPage.encoded(typed) + (byTime ? "&sort=newest" : "");
    }

    /// The address of the next page; empty on the last.
    public Optional<String> nextAddress() {
        return answer.flatMap(Answer::next)
                .map(cursor -> address(newest) + "&after=" + FindPage.encoded(cursor));
    }

    /// The address of this search as a feed.
    ///
    /// @param ending `atom`, `rss` or `json`
    public String feed(String ending) {
        return "/search." + ending + "?q=" + FindPage.encoded(typed);
    }

    /// What could not be taken as it stands, in words.
    public List<String> problems(Frame frame) {
        List<String> words = new ArrayList<>();
        for (QueryProblem problem : answer.map(a -> a.query().problems()).orElse(List.of())) {
            String line = frame.t(key(problem.kind()), problem.words());
            if (!words.contains(line)) {
                words.add(line);
            }
        }
        return words;
    }

    /// The key of the words for a problem.
    static String key(QueryProblem.Kind kind) {
        return "find.problem." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The number of stories, in words.
    public String total(Frame frame) {
        Answer found = answer.orElseThrow();
        return found.totalIsExact()
                ? frame.t("find.total", found.total())
                : frame.t("find.total-at-least", found.total());
    }

    /// A headline's pieces.
    public List<FindPage.Piece> headline(Answer.Found found) {
        return FindPage.pieces(found.story().headline(), found.headlineMarks());
    }

    /// An extract's pieces.
    public List<FindPage.Piece> extract(Answer.Found found) {
        return FindPage.pieces(found.extract().text(), found.extract().marks());
    }
}
