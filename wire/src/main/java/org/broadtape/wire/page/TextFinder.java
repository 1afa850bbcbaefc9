package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// Finds the article's text: the element whose segments weigh most together, since running text
/// counts for it and navigation against. Where the page's own `articleBody` says much more than the
/// document shows (behind a wall, or put in by a script), that is taken.
final class TextFinder {
    private static final double MUCH_MORE = 1.6;
    private static final int ENOUGH = 300;

    private final Segments segments;
    private final double[] sums;

    private TextFinder(Segments segments) {
        this.segments = segments;
        List<Segment> all = segments.all();
        sums = new double[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            sums[i + 1] = sums[i] + all.get(i).weight();
        }
    }

    /// The text of the article in a document's body.
    ///
    /// @param title which is not repeated in the text
    static List<Block> in(Element body, Claims claims, String title) {
        List<Block> shown =
                new TextFinder(Segments.of(body, new Boilerplate(body))).blocks(body, title);
        int length = shown.stream().mapToInt(block -> block.text().length()).sum();
        String claimed = claims.body();
        return claimed.length() > ENOUGH && claimed.length() > MUCH_MORE * length
                ? paragraphs(claimed)
                : shown;
    }

    private List<Block> blocks(Element body, String title) {
        Element best = body;
        double most = weight(body);
        for (Element element : body.getAllElements()) {
            double weight = weight(element) * hint(element);
            if (weight > most || (weight == most && weight > 0)) {
                most = weight;
                best = element;
            }
        }
        int[] range = segments.range(best);
        List<Block> blocks = Trimming.trimmed(segments.all().subList(range[0], range[1]), title);
        return blocks.isEmpty() ? segments.all().stream().map(Segment::block).toList() : blocks;
    }

    private double weight(Element element) {
        int[] range = segments.range(element);
        return sums[range[1]] - sums[range[0]];
    }

    private static double hint(Element element) {
        return element.attr("itemprop").contains("articleBody") ? 1.15 : 1;
    }

    private static List<Block> paragraphs(String claimed) {
        List<Block> blocks = new ArrayList<>();
        for (String line : claimed.split("\\R+")) {
            String words = line.replaceAll("[\\s\\p{Z}]+", " ").strip();
            if (!words.isEmpty()) {
                blocks.add(new Block.Paragraph(words));
            }
        }
        return blocks;
    }
}
