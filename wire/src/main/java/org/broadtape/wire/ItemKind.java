package org.broadtape.wire;

import java.util.Locale;

/// What an item is. Only news is a story; the rest tells of stories, or of what they speak of.
public enum ItemKind {
    /// A text to be read, with or without pictures; also where the source says nothing.
    NEWS,
    /// A picture, graphic, film or sound by itself, without a text of its own.
    MEDIA,
    /// A list of other items (IPTC `ninat:composite`).
    PACKAGE,
    /// What a newsroom means to cover (IPTC `plinat:newscoverage`).
    PLANNING,
    /// A happening with its time and place (EventsML-G2).
    EVENT,
    /// What a code stands for: a person, a company, a vocabulary (IPTC `cinat:concept`).
    CONCEPT;

    /// Lower-case name, as in the story JSON.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind that a nature names (IPTC's `ninature` and ninjs's `type`, without an alias).
    ///
    /// @param isText whether the item has a text of its own, or stands for one that had: a list or
    ///   a picture that has one is told as news
    public static ItemKind of(String nature, boolean isText) {
        return switch (nature) {
            case "newscoverage", "planning" -> PLANNING;
            case "event" -> EVENT;
            case "concept", "scheme", "catalog" -> CONCEPT;
            case "composite" -> isText ? NEWS : PACKAGE;
            case "picture", "photo", "image", "graphic", "graphics", "animated", "video", "audio" ->
                    isText ? NEWS : MEDIA;
            default -> NEWS;
        };
    }
}
