package org.broadtape.newsroom;

import java.util.Optional;
import org.broadtape.wire.WireItem;

/// One item handed in, and by whom.
///
/// @param source who brought it
/// @param item what it said
/// @param manner how it is to be taken
/// @param section the source's section (`markets`), if its owner gave it one
public record Delivery(SourceId source, WireItem item, Manner manner, Optional<String> section) {
    /// How an item is to be taken.
    public enum Manner {
        /// As news: old and undated items are held, so that an old story can't pass for a new one.
        NEWS,
        /// As the back numbers a feed shows when it is first read: kept and dated by its own clock,
        /// never ranked or announced as new.
        BACK_NUMBER,
        /// As an archive the owner imports: like back numbers, and undated items are let in too.
        ARCHIVE,
        /// As the fuller text of a version that is here, read behind its link: it comes after that
        /// version even where the wire has gone back to the shorter one in between.
        FULLER,
        /// As part of the sample edition: like an archive, and labelled as a sample everywhere.
        SAMPLE
    }

    /// News from a source without a section.
    public static Delivery news(SourceId source, WireItem item) {
        return new Delivery(source, item, Manner.NEWS, Optional.empty());
    }
}
