package org.broadtape.source.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.page.Frame;
import org.broadtape.source.Hub;
import org.broadtape.source.Look;
import org.broadtape.source.Source;
import org.broadtape.source.Trouble;
import org.broadtape.source.Unread;

/// What a source's health page needs.
///
/// @param stories how many of its stories are kept
/// @param looks its last answers, latest first
/// @param troubles what was wrong, latest first
/// @param unread files of a watched folder that could not be read; for the owner alone
/// @param hub that its feed offers
/// @param due true if the next look is due already
/// @param owner true if the owner is looking: he sees buttons and whole addresses
/// @param token a push token just made, shown this once
/// @param done what was just done, in words
public record HealthView(
        Source source,
        int stories,
        List<Look> looks,
        List<Trouble> troubles,
        List<Unread> unread,
        Optional<Hub> hub,
        boolean due,
        boolean owner,
        Optional<String> token,
        Optional<String> done) {
    /// Copies its lists.
    public HealthView {
        looks = List.copyOf(looks);
        troubles = List.copyOf(troubles);
        unread = List.copyOf(unread);
    }

    /// The address; readers don't see what follows its question mark, nor where a folder lies.
    public Optional<String> address() {
        return source.kind() == Source.Kind.FOLDER
                ? source.address()
                        .filter(ignored -> owner)
                        .map(folder -> Path.of(folder).toString())
                : source.address().map(URI::toString).map(this::shown);
    }

    /// The latest example of a problem. The names of files in a folder are the owner's.
    public String example(Frame frame, Trouble trouble) {
        return source.kind() == Source.Kind.FOLDER && !owner
                ? frame.t("source.troubles.owner")
                : shown(trouble.what());
    }

    /// How far this site has got with the hub, without the time its promise ends.
    public String hubWords(Frame frame, Hub of) {
        String state = of.state().name().toLowerCase(Locale.ROOT);
        return frame.t("source.hub." + state, shown(of.address().toString()));
    }

    /// A text that may quote an address, as this viewer may see it.
    public String shown(String text) {
        return owner ? text : Discretion.shortened(text);
    }

    /// How the source is, in one sentence.
    public String words(Frame frame) {
        return frame.t("source.health." + SourcePages.state(source) + ".words", source.failures());
    }

    /// Where pushes go, for the owner's instructions.
    public String pushAddress(Frame frame) {
        return frame.base() + "/api/v1/sources/" + source.id() + "/push";
    }
}
