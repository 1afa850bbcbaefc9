package org.broadtape.sample;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.source.Sources;
import org.broadtape.wire.WireItem;

/// Puts the sample edition on a site that has never had a story, and takes it away again. Once
/// removed it does not come back: the site has had stories then.
public final class SampleEdition {
    /// Where a sample's picture is served, before its file name.
    public static final String PICTURES = "/media/sample/";

    /// Where the files say a picture lies. Nothing is there (RFC 2606): it stands for the folder
    /// beside the stories.
    private static final String CLAIMED = "https://broadtape.example/sample/pictures/";

    /// The edition goes into an empty site, so its stories have the first ids.
    private static final int FIRST_IDS = 100;

    private final Sources sources;
    private final Newsroom newsroom;
    private final Stories stories;
    private final Clock clock;

    /// The edition for that site.
    public SampleEdition(Sources sources, Newsroom newsroom, Stories stories, Clock clock) {
        this.sources = sources;
        this.newsroom = newsroom;
        this.stories = stories;
        this.clock = clock;
    }

    /// Delivers the edition if the site has never had a story and has no source of the owner's.
    /// Safe to call at every start. True if it was delivered now.
    public boolean openOnFirstStart() {
        boolean own =
                sources.list().stream().anyMatch(source -> source.kind() != Source.Kind.SAMPLE);
        if (own || !stories.idsAfter(0, 1).isEmpty()) {
            return false;
        }
        List<SampleFile> files = SampleFile.all(clock.instant());
        Map<String, SourceId> bringers = bringers(files);
        List<Arrival> arrivals =
                newsroom.receiveAll(files.stream().map(file -> delivery(file, bringers)).toList());
        for (int i = 0; i < files.size(); i++) {
            List<Story.Picture> pictures =
                    files.get(i).item().pictures().stream()
                            .map(SampleEdition::picture)
                            .flatMap(Optional::stream)
                            .toList();
            if (!pictures.isEmpty()) {
                newsroom.attach(arrivals.get(i).story(), pictures);
            }
        }
        return true;
    }

    private Map<String, SourceId> bringers(List<SampleFile> files) {
        Map<String, SourceId> found = new LinkedHashMap<>();
        for (Source source : mine()) {
            found.put(source.name(), source.id());
        }
        for (SampleFile file : files) {
            found.computeIfAbsent(
                    file.source(),
                    name ->
                            sources.add(
                                            Source.Kind.SAMPLE,
                                            name,
                                            Optional.empty(),
                                            Source.Settings.USUAL)
                                    .id());
        }
        return found;
    }

    private static Delivery delivery(SampleFile file, Map<String, SourceId> bringers) {
        return new Delivery(
                Optional.ofNullable(bringers.get(file.source())).orElseThrow(),
                file.item(),
                Delivery.Manner.SAMPLE,
                Optional.of(file.section()).filter(section -> !section.isEmpty()));
    }

    private static Optional<Story.Picture> picture(WireItem.Picture said) {
        return file(said.address())
                .filter(file -> picture(file).isPresent())
                .map(file ->
                        new Story.Picture(
                                PICTURES + file,
                                said.width().orElseThrow(),
                                said.height().orElseThrow(),
                                said));
    }

    /// The file name of a sample's picture; empty where the address is no sample's.
    private static Optional<String> file(URI address) {
        return Optional.of(address.toString())
                .filter(at -> at.startsWith(CLAIMED))
                .map(at -> at.substring(CLAIMED.length()));
    }

    /// The bytes of a sample's picture, PNG.
    public static Optional<byte[]> picture(String file) {
        return file.matches("[a-z0-9-]{1,60}\\.png")
                ? SampleFile.bytes("pictures/" + file)
                : Optional.empty();
    }

    /// Whether the edition's sources are still on the site.
    public boolean isPresent() {
        return !mine().isEmpty();
    }

    /// Removes every story of the edition that can still be read, and its sources. Answers how many
    /// stories went.
    public int remove() {
        List<StoryId> gone = new ArrayList<>();
        for (Story story : samples()) {
            if (newsroom.remove(story.line().id())) {
                gone.add(story.line().id());
            }
        }
        mine().forEach(source -> sources.remove(source.id()));
        return gone.size();
    }

    private List<Story> samples() {
        return stories.idsAfter(0, FIRST_IDS).stream()
                .flatMap(id -> stories.any(id).stream())
                .filter(story -> story.line().sample())
                .toList();
    }

    private List<Source> mine() {
        return sources.list().stream()
                .filter(source -> source.kind() == Source.Kind.SAMPLE)
                .toList();
    }
}
