package org.broadtape.cli.move;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Dossier;
import org.broadtape.newsroom.Dossier.Place;
import org.broadtape.newsroom.SourceId;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.node.ObjectNode;

/// One line of an export: a version of a story, and how the story stands on the site it comes from.
///
/// @param number of the line in its file, from 1
/// @param item what the wire said; of a story whose text is gone, what its tombstone says
/// @param bringer who brought it
/// @param story how the whole story stands; told on each of its lines
/// @param version how this version stands; its item is absent where the text is gone
record MovingLine(
        long number,
        WireItem item,
        Bringer bringer,
        Dossier.Standing story,
        Dossier.Version version) {
    /// True if both are versions of one story.
    boolean continues(MovingLine before) {
        return item.uri().equals(before.item().uri()) && bringer.equals(before.bringer());
    }

    /// The story of which these are the versions, in their order.
    static Dossier dossier(SourceId source, List<MovingLine> lines) {
        int current = lines.size() - 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).version().place() == Place.CURRENT) {
                current = i;
            }
        }
        int told = current;
        List<Dossier.Version> versions =
                java.util.stream.IntStream.range(0, lines.size())
                        .mapToObj(i -> placed(lines.get(i).version(), i, told))
                        .toList();
        return new Dossier(source, lines.get(told).item().uri(), lines.get(told).story(), versions);
    }

    private static Dossier.Version placed(Dossier.Version version, int at, int current) {
        Place place = version.place();
        if (at == current) {
            place = Place.CURRENT;
        } else if (at < current || place == Place.CURRENT) {
            place = Place.PAST;
        }
        return new Dossier.Version(
                place,
                version.kind(),
                version.received(),
                version.headline(),
                version.item(),
                version.count(),
                version.digest());
    }

    /// A version of a story as an object of ninjs, with all that [MovingReader] needs to make it
    /// again.
    static ObjectNode write(Dossier dossier, Dossier.Version version, Bringer bringer) {
        Dossier.Standing story = dossier.standing();
        ObjectNode object =
                version.item()
                        .map(NinjsWriter::write)
                        .orElseGet(() ->
                                NinjsWriter.tombstone(
                                        dossier.uri(), version.headline(), version.received()));
        ObjectNode site = object.withObjectProperty("broadtape").putObject("site");
        ObjectNode source = site.putObject("source");
        source.put("kind", word(bringer.kind())).put("name", bringer.name());
        bringer.address().ifPresent(at -> source.put("address", at.toString()));
        flag(source, "removed", bringer.removed());
        story.section().ifPresent(words -> site.put("section", words));
        site.put("state", word(story.state()));
        story.hold()
                .ifPresent(hold -> {
                    ObjectNode told = site.putObject("hold").put("reason", word(hold.reason()));
                    hold.until().ifPresent(until -> told.put("until", until.toString()));
                    told.put("words", hold.words());
                });
        stamp(site, "published", story.published(), version.item().flatMap(WireItem::published));
        stamp(site, "updated", story.updated(), version.item().flatMap(WireItem::updated));
        site.put("firstSeen", story.firstSeen().toString());
        site.put("changed", story.changed().toString());
        site.put("rankAt", story.rankAt().toString());
        version.item()
                .map(WireItem::privateNotes)
                .filter(notes -> !notes.isEmpty())
                .ifPresent(notes -> notes.forEach(site.putArray("privateNotes")::add));
        flag(site, "opened", story.opened());
        flag(site, "sample", story.sample());
        flag(site, "late", story.late());
        flag(site, "kept", story.kept());
        site.put("place", word(version.place())).put("kind", word(version.kind()));
        site.put("received", version.received().toString());
        count(site, version);
        if (version.item().isEmpty()) {
            site.put("digest", version.digest());
        }
        return object;
    }

    /// Told only where the item doesn't say the same.
    private static void stamp(
            ObjectNode site, String name, Optional<Stamp> here, Optional<Stamp> item) {
        if (here.isPresent() && !here.equals(item.map(MovingLine::whole))) {
            ObjectNode told = site.putObject(name).put("at", here.get().toString());
            flag(told, "assumedZone", here.get().zoneAssumed());
        }
    }

    private static Stamp whole(Stamp stamp) {
        return new Stamp(
                Instant.ofEpochMilli(stamp.at().toEpochMilli()),
                stamp.offset(),
                stamp.zoneAssumed());
    }

    private static void count(ObjectNode site, Dossier.Version version) {
        Dossier.Count count = version.count();
        if (version.item().map(Dossier.Count::of).filter(count::equals).isPresent()) {
            return;
        }
        ObjectNode told = site.putObject("count");
        count.version().ifPresent(words -> told.put("version", words));
        count.published().ifPresent(at -> told.put("published", at.toString()));
        count.updated().ifPresent(at -> told.put("updated", at.toString()));
    }

    private static void flag(ObjectNode to, String name, boolean value) {
        if (value) {
            to.put(name, true);
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
