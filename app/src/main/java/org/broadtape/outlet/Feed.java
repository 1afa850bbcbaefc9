package org.broadtape.outlet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.Use;
import org.broadtape.wire.WireItem;

/// A list of stories on its way out as a feed, whatever its format.
///
/// @param title what it is of
/// @param base the site's address, without a trailing slash
/// @param home the page that shows the same, absolute
/// @param self the feed's own address, absolute, without any token
/// @param entries its stories, newest first
/// @param gone stories that would stand among them and can no longer be read
/// @param now when it is written, for a feed that holds nothing
record Feed(
        String title,
        String base,
        String home,
        String self,
        List<Entry> entries,
        List<Stories.Gone> gone,
        Instant now) {
    /// Copies its lists.
    Feed {
        entries = List.copyOf(entries);
        gone = List.copyOf(gone);
    }

    /// When anything in it last changed.
    Instant updated() {
        Instant last =
                entries.stream().map(Entry::changed).max(Instant::compareTo).orElse(Instant.EPOCH);
        for (Stories.Gone one : gone) {
            last = one.changed().isAfter(last) ? one.changed() : last;
        }
        return last.equals(Instant.EPOCH) ? now : last;
    }

    /// Those gone stories that a reader must be told of in so many words: who has read a story that
    /// its source withdrew should learn it. That rights ended, or that room was made, is no news.
    List<Stories.Gone> withdrawn() {
        return gone.stream()
                .filter(one ->
                        switch (one.state()) {
                            case KILLED, HELD -> true;
                            case LIVE, EXPIRED, REMOVED -> false;
                        })
                .toList();
    }

    /// The address, and identity, of a story that is gone.
    String address(Stories.Gone one) {
        return base + "/story/" + one.id();
    }

    /// What a reader is told in place of a withdrawn story.
    static String words(Stories.Gone one) {
        return one.state() == StoryState.KILLED
                ? "This story was withdrawn by its source"
                : "This story is withheld by its source for now";
    }

    /// A story in a feed.
    ///
    /// @param story the story
    /// @param item what its wire said
    /// @param address its page here: its identity in every feed, whatever the version
    /// @param site this site's address
    record Entry(Story story, WireItem item, String address, String site) {
        /// The entry of a story; empty where there is nothing to read.
        static Optional<Entry> of(Story story, String base) {
            return story.line().state() == StoryState.LIVE
                    ? story.item(Use.FEED)
                            .map(item ->
                                    new Entry(
                                            story,
                                            item,
                                            base + "/story/" + story.line().id(),
                                            base))
                    : Optional.empty();
        }

        /// When it last changed here.
        Instant changed() {
            return story.line().changed();
        }

        /// The publisher's claim.
        Optional<Stamp> published() {
            return story.line().published();
        }

        /// The publisher's claim of when this version was made.
        Optional<Stamp> updated() {
            return story.line().updated();
        }

        /// Its writers; where none is named, its source.
        List<String> authors() {
            return item.writers().isEmpty() ? List.of(source()) : item.writers();
        }

        String source() {
            return story.line().sourceName();
        }

        /// The page of its source.
        String sourceAddress() {
            return site + "/sources/" + story.line().source();
        }

        /// Its text; absent where there is none, or where its terms keep it out of feeds.
        Optional<String> html() {
            return Optional.of(item.bodyHtml()).filter(html -> !html.isBlank());
        }

        /// A sentence or two, as far as its terms let them out.
        Optional<String> summary() {
            return switch (story.current().allowance().part(Use.FEED)) {
                case HEADLINE -> Optional.empty();
                case TEASER -> item.summary();
                case TEXT -> story.line().summary();
            };
        }

        /// The original's address, if others can open it.
        Optional<String> original() {
            return item.link()
                    .filter(link ->
                            "http".equals(link.getScheme()) || "https".equals(link.getScheme()))
                    .map(Object::toString);
        }

        /// Its section, then what its source says it is about; each once.
        List<String> subjects() {
            List<String> all = new java.util.ArrayList<>(story.line().section().stream().toList());
            item.subjects().stream().map(WireItem.Subject::name).forEach(all::add);
            return all.stream().distinct().toList();
        }

        /// Its first picture, if this site may show it.
        Optional<Story.Picture> picture() {
            return story.pictures(Use.FEED).stream()
                    .filter(one -> one.said().rights().usageTerms().isEmpty())
                    .findFirst();
        }
    }
}
