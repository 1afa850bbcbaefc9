package org.broadtape.wire.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.fetch.Addresses;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// An article's pictures with what is printed beneath them: the one the page names for sharing
/// first, then those of its figures.
final class Pictures {
    private static final URI NOWHERE = URI.create("https://nowhere.invalid/");
    private static final int MOST = 60;
    private static final int LOOKED_AT = 400;
    private static final int CAPTION = 1_500;
    private static final int CLIMB = 6;
    private static final int WORDS = 300;
    private static final int NEAR = 2_000;
    private static final Predicate<String> NAMED =
            Marked.any("caption", "bildunterschrift", "leyenda", "legende");
    private static final Predicate<String> TEXT = Marked.any("desc", "text", "foto");
    private static final Pattern TEXT_OF =
            Pattern.compile(
                    "(?i)pie-?de-?foto|(?:slide|gallery|carousel|image|photo|picture)[\\w-]*(?:desc|text)");
    private static final String CREDITS =
            "[class~=(?i)credit|copyright|source|photographer|author|byline|rights|quelle|agency|attribution],"
                    + " [itemprop~=copyrightHolder|author|creator], cite, small";
    private static final Pattern FILE =
            Pattern.compile("(?i)\\bfile (?:photo|picture|image)\\b|\\bArchivbild\\b");
    private static final String CREDITED =
            "(?:photo(?:graph)?|image|picture|pic|foto|bild|credits?|crédit|fotograf|quelle|source|ảnh|фото|사진|写真|video|vidéo)s?"
                    + "(?: credit)?(?:\\s*[:/|=]|\\s+(?:by|via|courtesy|출처)\\b)";
    private static final Pattern SIGN =
            Pattern.compile(
                    "(?iu)\\s*(?:[(\\[]\\s*(?:"
                            + CREDITED
                            + "|©|\\(c\\))?([^()\\[\\]]{2,90})[)\\]]|(?:(?<![\\p{L}])"
                            + CREDITED
                            + "|©|\\(c\\))\\s*(.{2,120}))\\s*\\.?$");
    private static final Pattern SIGNED =
            Pattern.compile("(?iu)^\\W*(?:" + CREDITED + "|©|\\(c\\))\\s*");
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?iu)^(?:caption|legende|bildunterschrift|image caption|toggle caption)\\s*:?\\s+|^\\d+\\s*(?:of|/|von|de)\\s*\\d+\\s*\\|?\\s*");

    private final Marked captions = new Marked(Pictures::isCaption, false);
    private final Set<Element> used = Collections.newSetFromMap(new IdentityHashMap<>());

    private Pictures() {}

    static List<WireItem.Picture> of(Document page, Claims claims) {
        Set<WireItem.Picture> found = new LinkedHashSet<>();
        claims.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src")
                .flatMap(Pictures::address)
                .ifPresent(at -> found.add(plain(at)));
        new Pictures().addCaptioned(page, found);
        List<WireItem.Picture> pictures = new ArrayList<>(found);
        if (pictures.size() > 1 && pictures.getFirst().caption().isEmpty()) {
            lead(pictures);
        }
        return pictures;
    }

    private void addCaptioned(Document page, Set<WireItem.Picture> found) {
        int looked = 0;
        for (Element element : page.getAllElements()) {
            if (isCaption(element) && looked++ < LOOKED_AT && found.size() < MOST) {
                if (!isWithin(element) && Brief.fits(element, WORDS, 2 * CAPTION)) {
                    image(element)
                            .flatMap(image -> captioned(image, element))
                            .ifPresent(found::add);
                }
            }
        }
    }

    private static boolean isCaption(String name) {
        return NAMED.test(name) || (TEXT.test(name) && TEXT_OF.matcher(name).find());
    }

    private boolean isCaption(Element element) {
        return element.normalName().equals("figcaption")
                || captions.isMarked(element)
                || (element.attr("itemprop").contains("description")
                        && element.closest("figure") != null);
    }

    /// Where the picture for sharing is the first figure's in another size, it is that figure's.
    private static void lead(List<WireItem.Picture> pictures) {
        String name = stem(pictures.getFirst().address());
        for (int i = 1; i < Math.min(pictures.size(), 6); i++) {
            if (stem(pictures.get(i).address()).equals(name)) {
                pictures.removeFirst();
                return;
            }
        }
    }

    private static String stem(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("[-_]?\\d+x\\d+|\\.\\w+$", "");
    }

    /// True for a piece of another caption.
    private boolean isWithin(Element caption) {
        Element up = caption.parent();
        for (int depth = 0; up != null && depth < 4; depth++) {
            if (isCaption(up)) {
                return true;
            }
            up = up.parent();
        }
        return false;
    }

    /// The picture a caption stands with: the first not yet taken in the nearest element with one.
    private Optional<Element> image(Element caption) {
        Element up = caption;
        for (int depth = 0; up != null && depth < CLIMB; depth++) {
            Optional<Element> free =
                    up.stream()
                            .limit(NEAR)
                            .filter(Pictures::isImage)
                            .limit(20)
                            .filter(used::add)
                            .findFirst();
            if (free.isPresent()) {
                return free;
            }
            up = up.parent();
        }
        return Optional.empty();
    }

    private static boolean isImage(Element element) {
        return element.normalName().equals("img") || element.normalName().equals("amp-img");
    }

    private static Optional<WireItem.Picture> captioned(Element image, Element caption) {
        Optional<URI> address = address(source(image));
        Element copy = caption.clone();
        Element credit = credit(copy);
        String named = credit == null ? "" : credit.text().strip();
        if (credit != null) {
            credit.remove();
        }
        String words = LABEL.matcher(copy.text().strip()).replaceFirst("");
        String alt = image.attr("alt").replaceAll("\\s+", " ").strip();
        if (alt.length() > 30 && words.startsWith(alt) && words.length() < alt.length() + 100) {
            named = named.isEmpty() ? words.substring(alt.length()) : named;
            words = alt;
        }
        Matcher sign = SIGN.matcher(words);
        if (sign.find() && sign.start() > 0) {
            named =
                    named.isEmpty()
                            ? (sign.group(1) != null ? sign.group(1) : sign.group(2))
                            : named;
            words = words.substring(0, sign.start()).strip();
        }
        named = SIGNED.matcher(named).replaceFirst("").replaceAll("^[\\s.(]+|[\\s)]+$", "");
        String said = words;
        String by = named;
        return address.map(at ->
                new WireItem.Picture(
                        at,
                        Optional.of(said).filter(s -> !s.isEmpty() && s.length() < CAPTION),
                        Optional.of(by).filter(s -> !s.isEmpty() && s.length() < CAPTION),
                        FILE.matcher(said).find(),
                        Optional.empty(),
                        WireItem.Rights.UNSAID,
                        pixels(image, "width"),
                        pixels(image, "height")));
    }

    /// The part of a caption that is marked as the credit, or its last element where that is short
    /// and follows a longer one.
    private static @Nullable Element credit(Element caption) {
        for (Element marked : caption.select(CREDITS)) {
            if (!marked.equals(caption) && marked.text().length() < caption.text().length()) {
                return marked;
            }
        }
        Element last = caption.lastElementChild();
        Element before = last == null ? null : last.previousElementSibling();
        boolean brief =
                last != null
                        && before != null
                        && last.text().length() < 80
                        && !last.text().isBlank()
                        && before.text().length() > last.text().length()
                        && !last.text().endsWith(".");
        return brief ? last : null;
    }

    /// Where an image lies: `src`, or what a script would put there.
    private static String source(Element image) {
        String source = image.absUrl("src");
        if (source.isEmpty() || source.startsWith("data:")) {
            for (Attribute attribute : image.attributes()) {
                if (attribute.getKey().matches("(?:data-.*)?src(?:set)?")
                        && !attribute.getValue().startsWith("data:")) {
                    String first = attribute.getValue().strip().split("[\\s,]+")[0];
                    return StringUtil.resolve(image.baseUri(), first);
                }
            }
        }
        return source;
    }

    private static OptionalInt pixels(Element image, String side) {
        String words = image.attr(side);
        return words.matches("\\d{1,5}")
                ? OptionalInt.of(Integer.parseInt(words))
                : OptionalInt.empty();
    }

    private static WireItem.Picture plain(URI at) {
        return new WireItem.Picture(
                at,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                WireItem.Rights.UNSAID,
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static Optional<URI> address(String words) {
        return Addresses.sent(words, NOWHERE).filter(at -> !NOWHERE.getHost().equals(at.getHost()));
    }
}
