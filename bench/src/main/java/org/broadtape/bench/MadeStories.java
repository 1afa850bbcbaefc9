package org.broadtape.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.broadtape.base.Stamp;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;

/// Any number of stories, made of a real wire's: each has the headline and the length of one of
/// them and paragraphs drawn from all, so that words are as common and texts as long as on the
/// wire, and no two are copies.
final class MadeStories {
    private final List<WireItem> wire;
    private final List<String> paragraphs = new ArrayList<>();
    private final Random random;
    private int made;

    /// Stories of that wire; the same for the same seed.
    MadeStories(List<WireItem> wire, Random random) {
        this.wire = wire;
        this.random = random;
        wire.forEach(item -> paragraphs.addAll(List.of(item.bodyText().split("\n\n"))));
        paragraphs.removeIf(String::isBlank);
    }

    /// One more, without a time; its uri is `made:` and its number, from 1.
    WireItem next() {
        return story().build();
    }

    /// One more, published then.
    WireItem next(Instant published) {
        return story().published(new Stamp(published, ZoneOffset.UTC, false)).build();
    }

    private WireItemBuilder story() {
        WireItem item = wire.get(random.nextInt(wire.size()));
        int length = Math.max(1, item.bodyText().split("\n\n").length);
        List<String> body = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            body.add(paragraphs.get(random.nextInt(paragraphs.size())));
        }
        WireItemBuilder story =
                WireItem.builder("made:" + ++made, FeedFormat.NINJS)
                        .headline(item.headline())
                        .writers(item.writers())
                        .subjects(item.subjects())
                        .bodyText(String.join("\n\n", body))
                        .bodyHtml(Reuters.html(body));
        item.byline().ifPresent(story::byline);
        item.agency().ifPresent(story::agency);
        item.language().ifPresent(story::language);
        item.dateline().ifPresent(story::dateline);
        return story;
    }
}
