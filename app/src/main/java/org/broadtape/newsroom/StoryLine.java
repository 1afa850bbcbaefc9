package org.broadtape.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.wire.Signal;

/// A story as one line of a list: what can be told without opening it.
///
/// @param id which
/// @param source who brought it first
/// @param sourceName the source's name
/// @param state what readers may see
/// @param headline of the current version, head tag included as sent
/// @param standing what its current version is to the one before: empty for a first version, else
///   UPDATE, CORRECTION, REFILE or KILL
/// @param summary a sentence or two, plain text, at most 400 units
/// @param section the source's section
/// @param language BCP 47 tag
/// @param published the publisher's claim; absent when undated
/// @param updated the publisher's claim for the current version
/// @param firstSeen when this site first had it
/// @param changed when its state or text last changed here
/// @param rankAt where it stands in a list by time: first seen for news, its own time for back
///   numbers
/// @param version number of the current version, from 1
/// @param copies other stories that copy it; 0 for most
/// @param copyOf the story it copies, if it is a copy
/// @param sample true if it belongs to the sample edition
/// @param lateness true if it was taken as a back number or archive and never was news here
/// @param kept true if somebody kept it on purpose: retention passes it over
/// @param hasPicture true if a picture of it can be shown
/// @param signals what its current version says about its predecessor
public record StoryLine(
        StoryId id,
        SourceId source,
        String sourceName,
        StoryState state,
        String headline,
        Optional<Signal> standing,
        Optional<String> summary,
        Optional<String> section,
        Optional<String> language,
        Optional<Stamp> published,
        Optional<Stamp> updated,
        Instant firstSeen,
        Instant changed,
        Instant rankAt,
        int version,
        int copies,
        Optional<StoryId> copyOf,
        boolean sample,
        boolean lateness,
        boolean kept,
        boolean hasPicture,
        List<Signal> signals) {
    /// Copies its list.
    public StoryLine {
        signals = List.copyOf(signals);
    }

    /// True where its sources said no time.
    public boolean undated() {
        return published.isEmpty() && updated.isEmpty();
    }
}
