package org.broadtape.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.link.internal.LinkShelf;
import org.broadtape.link.internal.LinkShelf.Place;
import org.broadtape.newsroom.Slice;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.page.Frame;
import org.broadtape.price.PriceText;
import org.broadtape.price.Prices;
import org.broadtape.store.Database;

/// What stories are about, as everybody reads it. Nothing here has a word of a story; which of them
/// may be shown is for `Stories` to say.
public final class Links {
    /// The roles of what a story is about.
    public static final Set<Role> ABOUT = Set.copyOf(EnumSet.of(Role.SUBJECT, Role.AFFECTED));

    /// All roles.
    public static final Set<Role> ALL = Set.copyOf(EnumSet.allOf(Role.class));

    private static final Duration HOLDS = Duration.ofMinutes(5);

    private final Map<String, Much> much = new ConcurrentHashMap<>();
    private final LinkShelf shelf;
    private final Stories stories;
    private final Optional<Prices> prices;

    /// What was counted, and since when.
    private record Much(Instant since, List<Entity> entities) {}

    /// Links in that database.
    public Links(Database database, Stories stories) {
        this(database, stories, Optional.empty());
    }

    /// Links in that database, with prices for their chips.
    public Links(Database database, Stories stories, Optional<Prices> prices) {
        this.shelf = new LinkShelf(database);
        this.stories = stories;
        this.prices = prices;
    }

    /// A story's whole ledger; absent while it was not read.
    public Optional<Ledger> ledger(StoryId story) {
        return Optional.ofNullable(shelf.ledgers(List.of(story), false).get(story));
    }

    /// What those stories are linked to, without what was rejected; a story that was not read is
    /// absent.
    public Map<StoryId, Ledger> of(Collection<StoryId> ids) {
        return shelf.ledgers(ids, true);
    }

    /// The chips of those stories, in one reading; stories without any are absent.
    public Map<StoryId, List<Chip>> chips(Collection<StoryId> ids) {
        return shelf.chips(ids).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one -> one.getValue().stream().map(Chip::of).toList()));
    }

    /// The chips of those stories with their prices, as the page's reader may see them.
    public Map<StoryId, List<Chip>> priced(Collection<StoryId> ids, Frame frame) {
        Map<StoryId, List<Chip>> chips = chips(ids);
        if (prices.isEmpty()) {
            return chips;
        }
        Map<String, PriceText> texts =
                prices.get()
                        .texts(
                                chips.values().stream()
                                        .flatMap(List::stream)
                                        .map(Chip::id)
                                        .collect(Collectors.toSet()),
                                frame);
        return chips.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one ->
                                        one.getValue().stream()
                                                .map(chip ->
                                                        chip.with(
                                                                Optional.ofNullable(
                                                                        texts.get(chip.id()))))
                                                .toList()));
    }

    /// The stories of an entity that readers may see, newest first.
    ///
    /// @param roles in which it must stand there
    /// @param before the cursor a part before ended with
    public Slice<StoryLine> stories(
            String entity, Set<Role> roles, Optional<String> before, int limit) {
        List<StoryLine> found = new ArrayList<>();
        Optional<Place> from = before.flatMap(Place::parse);
        while (true) {
            List<Place> places = shelf.places(entity, roles, from, limit + 1);
            Map<StoryId, StoryLine> lines =
                    stories.lines(places.stream().map(Place::story).toList()).stream()
                            .collect(Collectors.toMap(StoryLine::id, line -> line));
            for (Place place : places) {
                Optional<StoryLine> line = Optional.ofNullable(lines.get(place.story()));
                if (line.isPresent() && found.size() == limit) {
                    return new Slice<>(found, from.map(Place::toString));
                }
                line.ifPresent(found::add);
                if (line.isPresent()) {
                    from = Optional.of(place);
                }
            }
            if (places.size() <= limit) {
                return new Slice<>(found, Optional.empty());
            }
            from = Optional.of(places.getLast());
        }
    }

    /// In how many stories an entity stands in each role; roles without any are absent.
    public Map<Role, Integer> counts(String entity) {
        return shelf.counts(entity);
    }

    /// What links have called an entity, whether or not it is known still; without its names.
    public Optional<Entity> entity(String id) {
        return shelf.entity(id);
    }

    /// Which entities of a kind most stories are about since a time, most first. That is counted
    /// over all their links, so an answer is given again for some minutes.
    public List<Entity> most(Entity.Kind kind, Instant since, int limit) {
        Much known = much.get(kind + " " + limit);
        if (known != null && Duration.between(known.since(), since).abs().compareTo(HOLDS) < 0) {
            return known.entities();
        }
        List<Entity> entities = shelf.most(kind, since, limit);
        much.put(kind + " " + limit, new Much(since, entities));
        return entities;
    }

    /// Whether those words can be the cursor of a list.
    public static boolean isCursor(String words) {
        return Place.parse(words).isPresent();
    }

    /// What a story shows of its links in a line.
    public static List<Chip> chips(Ledger ledger) {
        return ledger.links().stream().filter(Link::chip).map(Chip::of).toList();
    }
}
