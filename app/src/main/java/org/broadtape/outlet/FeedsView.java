package org.broadtape.outlet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.broadtape.page.Frame;
import org.broadtape.source.Source;

/// The page that lists the feeds, ready for `feeds.jte`.
///
/// @param all the feed of everything
/// @param sections one for each section that has stories
/// @param sources one for each source
/// @param closed true on a private site, where a feed reader needs a token
public record FeedsView(Line all, List<Line> sections, List<Line> sources, boolean closed) {
    /// Copies its lists.
    public FeedsView {
        sections = List.copyOf(sections);
        sources = List.copyOf(sources);
    }

    /// A feed in its formats.
    ///
    /// @param name what it is of
    /// @param page where people read the same
    /// @param links to each format
    public record Line(String name, String page, List<Link> links) {
        /// Copies its list.
        public Line {
            links = List.copyOf(links);
        }
    }

    /// A feed in one format.
    ///
    /// @param label what the format is called
    public record Link(String label, String href) {}

    static FeedsView of(Frame frame, List<String> sections, List<Source> sources, boolean closed) {
        List<Line> bySection = new ArrayList<>();
        for (String section : sections) {
            String query = "?section=" + URLEncoder.encode(section, StandardCharsets.UTF_8);
            bySection.add(line(section, "/" + query, "/feed", query));
        }
        List<Line> bySource = new ArrayList<>();
        for (Source source : sources) {
            if (source.removed().isEmpty()) {
                String page = "/sources/" + source.id();
                bySource.add(line(source.name(), page, page, ""));
            }
        }
        return new FeedsView(
                line(frame.t("outlet.feeds.all"), "/", "/feed", ""), bySection, bySource, closed);
    }

    private static Line line(String name, String page, String path, String query) {
        List<Link> links = new ArrayList<>();
        for (Form form : Form.values()) {
            links.add(new Link(form.label(), path + "." + form.ending() + query));
        }
        return new Line(name, page, links);
    }
}
