package org.broadtape.picture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.newsroom.Story;
import org.broadtape.picture.internal.Darkroom;
import org.broadtape.picture.internal.Folder;
import org.jspecify.annotations.Nullable;

/// In which sizes a picture is served, for a page to name.
public final class Renditions {
    /// How wide a picture stands in a page: the text's column, or the whole of a phone.
    public static final String COLUMN = "(min-width: 720px) 44rem, 100vw";

    private static final Pattern OURS =
            Pattern.compile(Pattern.quote(PictureDesk.PLACE) + "[0-9a-f]{64}\\.(?:jpg|png)");

    private Renditions() {}

    /// The picture's sizes as `srcset` names them; null where there is one alone, which leaves the
    /// attribute out.
    public static @Nullable String of(Story.Picture picture) {
        Matcher ours = OURS.matcher(picture.path());
        if (!ours.matches() || picture.width() <= Darkroom.SMALL) {
            return null;
        }
        return Folder.small(picture.path())
                + " "
                + Darkroom.SMALL
                + "w, "
                + picture.path()
                + " "
                + picture.width()
                + "w";
    }
}
