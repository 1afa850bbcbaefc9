package org.broadtape.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.broadtape.wire.page.Article;
import org.broadtape.wire.rights.Rights;
import org.broadtape.wire.rights.Term;

/// Whether the article behind a link may stand in for a feed's teaser, and the item it makes then.
final class FullerText {
    /// The fact of an item that names the host its text was read from, behind the link.
    static final String FROM = Rights.FULL_TEXT_FROM;

    private static final int TEASER = 600;
    private static final double FULLER = 1.3;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FullerText() {}

    /// True where an item has no more than a teaser and a link to the rest.
    static boolean isWanted(WireItem item) {
        return item.link().isPresent()
                && item.bodyText().length() < TEASER
                && !item.facts().containsKey(FROM)
                && !isForbidden(item);
    }

    /// True where usage terms, of the item or those its owner gave, say anything but that somebody
    /// owns it: more than was sent is not for the taking then. Silence allows.
    private static boolean isForbidden(WireItem item) {
        return !Set.of(Term.FREE, Term.RESERVED).containsAll(Rights.of(item).terms());
    }

    /// True where a page's text says much more than the item and is about the same: half of the
    /// headline's words are in it. A page of consent or a site's front page is not.
    static boolean isFuller(WireItem item, Article article, String text) {
        Set<String> page = words(article.title() + " " + text);
        Set<String> headline = words(item.headline());
        long common = headline.stream().filter(page::contains).count();
        return text.length() > FULLER * item.bodyText().length()
                && text.length() > item.summary().orElse("").length()
                && 2 * common >= headline.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /// The item with that text, its teaser kept as the summary; what the feed said of itself goes
    /// before what the page says.
    static WireItem of(WireItem item, Article article, String text, String html, String host) {
        WireItemBuilder fuller = item.toBuilder().bodyText(text).bodyHtml(html).fact(FROM, host);
        if (item.summary().isEmpty() && !item.bodyText().isBlank()) {
            fuller.summary(item.bodyText());
        }
        if (article.access() == Article.Access.FREE) {
            fuller.fact(Article.FREE, "true");
        }
        if (item.language().isEmpty()) {
            article.language().ifPresent(fuller::language);
        }
        if (item.byline().isEmpty()) {
            article.byline().ifPresent(fuller::byline);
        }
        if (item.writers().isEmpty()) {
            fuller.writers(article.writers());
        }
        if (item.pictures().isEmpty()) {
            fuller.pictures(article.pictures());
        }
        return fuller.build();
    }
}
