/// Pictures of stories, fetched by this site so that a reader's browser asks nobody else.
/// [org.broadtape.picture.PictureDesk] follows the journal: what a live story names and rights
/// allow is fetched under the same guards as a feed, judged by its head before a pixel is decoded,
/// made small, written without its metadata into the media folder and attached to the story. What
/// is killed, expired or removed takes its pictures along, file and address.
@NullMarked
package org.broadtape.picture;

import org.jspecify.annotations.NullMarked;
