package org.broadtape.wire.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Sha256;
import org.broadtape.base.Stamp;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.jsoup.nodes.Entities;

/// An article as the item of a wire.
final class ArticleItem {
    private static final int HEADLINE = 1_000;

    private ArticleItem() {}

    /// The one item of a page; none where it shows neither a title nor a text.
    static Reading reading(Article article) {
        if (article.headline().isEmpty() || article.blocks().isEmpty()) {
            Problem empty =
                    Problem.of(
                            "no-article",
                            Severity.FATAL,
                            "the page shows no article",
                            "a title and a text");
            return new Reading(Optional.empty(), Reading.Channel.UNSAID, List.of(), List.of(empty));
        }
        String headline = shortened(article.headline());
        WireItemBuilder item =
                WireItem.builder(
                                article.address()
                                        .map(URI::toString)
                                        .orElseGet(() -> "page:" + Sha256.hex(headline)),
                                FeedFormat.PAGE)
                        .headline(headline)
                        .bodyText(article.text())
                        .bodyHtml(article.html())
                        .writers(article.writers())
                        .pictures(article.pictures())
                        .problems(article.problems());
        switch (article.access()) {
            case FREE -> item.fact(Article.FREE, "true");
            case PAID -> item.fact(Article.FREE, "false");
            case UNSAID -> {}
        }
        article.address().ifPresent(item::link);
        article.byline().ifPresent(item::byline);
        article.language().ifPresent(item::language);
        article.published().map(ArticleItem::stamp).ifPresent(item::published);
        article.updated().map(ArticleItem::stamp).ifPresent(item::updated);
        return new Reading(
                Optional.of(FeedFormat.PAGE),
                Reading.Channel.UNSAID,
                List.of(item.build()),
                List.of());
    }

    /// The time; midnight in an assumed zone where only the day is told.
    private static Stamp stamp(Article.Moment moment) {
        return moment.time()
                .orElseGet(() ->
                        new Stamp(
                                moment.day().atStartOfDay().toInstant(java.time.ZoneOffset.UTC),
                                java.time.ZoneOffset.UTC,
                                true));
    }

    private static String shortened(String headline) {
        return headline.length() <= HEADLINE ? headline : headline.substring(0, HEADLINE);
    }

    /// Blocks as HTML, in order.
    static String html(List<Block> blocks) {
        StringBuilder html = new StringBuilder();
        boolean inList = false;
        for (Block block : blocks) {
            boolean item = block instanceof Block.ListItem;
            if (item != inList) {
                html.append(item ? "<ul>" : "</ul>");
                inList = item;
            }
            switch (block) {
                case Block.Paragraph paragraph -> element("p", paragraph.text(), html);
                case Block.Crosshead head -> element("h2", head.text(), html);
                case Block.ListItem one -> element("li", one.text(), html);
                case Block.Quotation words -> element("blockquote", words.text(), html);
                case Block.Table table -> table(table, html);
            }
        }
        return html.append(inList ? "</ul>" : "").toString();
    }

    private static void table(Block.Table table, StringBuilder html) {
        html.append("<table>");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            row.forEach(cell -> element("td", cell, html));
            html.append("</tr>");
        }
        html.append("</table>");
    }

    private static void element(String tag, String words, StringBuilder html) {
        html.append('<').append(tag).append('>');
        html.append(Entities.escape(words));
        html.append("</").append(tag).append('>');
    }
}
