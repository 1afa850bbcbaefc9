package org.broadtape.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.wire.internal.feed.Mojibake;
import org.broadtape.wire.internal.html.Sanitiser;

/// Reads the elements of RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0 into a [FeedDocument]. One
/// table of elements serves all of them, since real feeds take what they need from any.
final class XmlFeedReader {
    private static final int ENTRIES = Feeds.ENTRIES;
    private static final int PERSON = 2_000;

    private final List<Problem> problems = new ArrayList<>();
    private FeedFormat format = FeedFormat.RSS_20;
    private String version = "";

    private XmlFeedReader() {}

    /// What a document's outermost element says, if it is a feed's.
    static Optional<FeedDocument> read(
            FeedElement root, String encoding, boolean wellFormed, Optional<String> language) {
        return feedRoot(root, 0)
                .map(found -> new XmlFeedReader().document(found, encoding, wellFormed, language));
    }

    /// The feed's own outermost element, which others may wrap.
    private static Optional<FeedElement> feedRoot(FeedElement element, int depth) {
        String name = name(element);
        boolean feed =
                switch (name) {
                    case "rss", "rdf:rdf", "rdf", "feed", "atom:feed" -> true;
                    case "channel", "entry", "atom:entry" -> depth == 0;
                    default -> false;
                };
        if (feed) {
            return Optional.of(element);
        }
        if (depth < 3) {
            for (FeedElement within : element.elements()) {
                Optional<FeedElement> found = feedRoot(within, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private FeedDocument document(
            FeedElement root, String encoding, boolean wellFormed, Optional<String> language) {
        tellFormat(root);
        List<FeedElement> items = new ArrayList<>();
        FeedElement channel = root;
        if (name(root).equals("entry") || name(root).equals("atom:entry")) {
            items.add(root);
            channel = new FeedElement("", "feed", "", List.of(), root.context(), root.language());
        } else {
            channel = root.element("channel").orElse(root);
            gather(channel, items);
            if (channel != root) {
                gather(root, items);
            }
        }
        FeedPart feed = new FeedPart(channel);
        if (!root.language().isEmpty()) {
            feed.language = Optional.of(root.language().replace('_', '-'));
        }
        if (channel != root) {
            for (FeedElement beside : root.elements()) {
                if (name(beside).equals("image") || name(beside).equals("textinput")) {
                    channel.add(beside);
                }
            }
        }
        Part part = new Part(feed);
        part.read(channel);
        part.finish();
        if (feed.language.isEmpty()) {
            feed.language = language;
        }
        List<FeedPart> entries = new ArrayList<>(items.size());
        for (FeedElement item : items) {
            Part entry = new Part(new FeedPart(item));
            item.attribute("rdf:about")
                    .filter(about -> !about.isBlank())
                    .ifPresent(about -> entry.part.id = Optional.of(about.strip()));
            entry.read(item);
            entry.finish();
            entries.add(entry.part);
        }
        return new FeedDocument(
                Optional.of(format), version, encoding, wellFormed, feed, entries, problems);
    }

    private void gather(FeedElement within, List<FeedElement> items) {
        for (FeedElement element : within.elements()) {
            String name = name(element);
            if (name.equals("item") || name.equals("entry") || name.equals("atom:entry")) {
                if (items.size() >= ENTRIES) {
                    if (problems.isEmpty()) {
                        problems.add(
                                Problem.of(
                                        "too-many-entries",
                                        Severity.ERROR,
                                        "the feed has more entries",
                                        "at most " + ENTRIES));
                    }
                    return;
                }
                items.add(element);
            } else if (name.equals("items")) {
                gather(element, items);
            }
        }
    }

    private void tellFormat(FeedElement root) {
        version = root.attribute("version").map(String::strip).orElse("");
        format =
                switch (name(root)) {
                    case "feed", "atom:feed", "entry", "atom:entry" -> atom(root);
                    case "rdf:rdf", "rdf" -> rdf(root);
                    default -> rss();
                };
    }

    private FeedFormat atom(FeedElement root) {
        String namespace = root.namespace().strip().toLowerCase(Locale.ROOT);
        boolean old =
                version.equals("0.1")
                        || version.equals("0.2")
                        || version.equals("0.3")
                        || (!namespace.isEmpty()
                                && !namespace.equals("http://www.w3.org/2005/atom"));
        return old ? FeedFormat.ATOM_03 : FeedFormat.ATOM_10;
    }

    private FeedFormat rdf(FeedElement root) {
        if (root.attribute("xmlns").orElse("").contains("netscape.com/rdf/simple/0.9")) {
            return FeedFormat.RSS_090;
        }
        for (FeedElement element : root.elements()) {
            if (element.namespace().contains("netscape.com/rdf/simple/0.9")) {
                return FeedFormat.RSS_090;
            }
        }
        return FeedFormat.RSS_10;
    }

    private FeedFormat rss() {
        return switch (version) {
            case "0.90" -> FeedFormat.RSS_090;
            case "0.91" -> FeedFormat.RSS_091;
            case "0.92" -> FeedFormat.RSS_092;
            case "0.93" -> FeedFormat.RSS_093;
            case "0.94" -> FeedFormat.RSS_094;
            case "1.0" -> FeedFormat.RSS_10;
            default -> FeedFormat.RSS_20;
        };
    }

    private static String name(FeedElement element) {
        return element.key();
    }

    private boolean isAtom() {
        return format == FeedFormat.ATOM_10 || format == FeedFormat.ATOM_03;
    }

    /// Reads one feed or entry: a table of elements, with what is done where several say the same.
    private final class Part {
        private final FeedPart part;
        private Optional<FeedText> secondTitle = Optional.empty();
        private Optional<FeedText> secondSummary = Optional.empty();
        private Optional<FeedPart.When> loose = Optional.empty();
        private Optional<String> guidLink = Optional.empty();
        private final Set<FeedPart.Category> keywords = new HashSet<>(0);

        Part(FeedPart part) {
            this.part = part;
        }

        void read(FeedElement from) {
            for (FeedElement e : from.elements()) {
                switch (name(e)) {
                    case "title" -> title(e);
                    case "dc:title", "atom:title", "media:title" -> {
                        if (secondTitle.isEmpty()) {
                            secondTitle = Optional.of(text(e, "text/plain"));
                        }
                    }
                    case "description", "subtitle", "tagline" -> summary(e, "text/html");
                    case "summary" -> {
                        if (!isAtom() && part.summary.isPresent()) {
                            part.contents.add(text(e, "text/plain"));
                        } else {
                            summary(e, "text/plain");
                        }
                    }
                    case "abstract",
                            "dc:description",
                            "dcterms:abstract",
                            "itunes:subtitle",
                            "itunes:summary",
                            "media:description",
                            "atom:summary",
                            "atom:subtitle" ->
                            secondSummary(e);
                    case "info", "feedburner:browserfriendly" ->
                            part.info = Optional.of(text(e, isAtom() ? "text/plain" : "text/html"));
                    case "content", "atom:content" -> part.contents.add(text(e, "text/plain"));
                    case "content:encoded", "fullitem" -> part.contents.add(text(e, "text/html"));
                    case "body", "xhtml:body", "xhtml:div" ->
                            part.contents.add(text(e, "application/xhtml+xml"));
                    case "rights", "copyright", "dc:rights", "atom:rights", "media:copyright" -> {
                        if (part.rights.isEmpty()) {
                            part.rights = Optional.of(text(e, "text/plain"));
                        }
                    }
                    case "link" -> link(e);
                    case "atom:link", "atom10:link" -> atomLink(e);
                    case "itunes:link" -> {
                        if (e.attribute("rel").filter("image"::equals).isPresent()) {
                            href(e).ifPresent(url ->
                                    part.image =
                                            Optional.of(
                                                    new FeedPart.Image(
                                                            Optional.of(url),
                                                            Optional.empty(),
                                                            Optional.empty())));
                        }
                    }
                    case "guid" -> guid(e);
                    case "id", "atom:id", "dc:identifier" -> {
                        if (part.id.isEmpty() || name(e).equals("id")) {
                            part.id = words(e).map(e::resolve);
                        }
                    }
                    case "author",
                            "managingeditor",
                            "dc:creator",
                            "dc:author",
                            "itunes:author",
                            "atom:author" ->
                            person(e, part.authors);
                    case "contributor", "dc:contributor", "atom:contributor" ->
                            person(e, part.contributors);
                    case "webmaster", "dc:publisher", "itunes:owner" -> {
                        List<FeedPart.Person> one = new ArrayList<>(1);
                        person(e, one);
                        one.forEach(found -> part.publisher = Optional.of(found));
                    }
                    case "category", "dc:subject", "keywords", "atom:category" -> category(e);
                    case "itunes:category" -> nestedCategory(e);
                    case "itunes:keywords", "media:keywords" -> keywords(e);
                    case "media:category" -> mediaCategory(e);
                    case "pubdate", "published", "issued", "dcterms:issued", "atom:published" ->
                            part.published = when(e, part.published);
                    case "updated",
                            "modified",
                            "lastbuilddate",
                            "dcterms:modified",
                            "atom:updated" ->
                            part.updated = when(e, part.updated);
                    case "dc:date", "date" -> loose = when(e, loose);
                    case "created", "dcterms:created" -> part.created = when(e, part.created);
                    case "expirationdate" -> part.expired = when(e, part.expired);
                    case "language", "dc:language" ->
                            part.language = words(e).or(() -> part.language);
                    case "generator", "admin:generatoragent" -> generator(e);
                    case "icon" -> part.icon = words(e).map(e::resolve);
                    case "logo" -> part.logo = words(e).map(e::resolve);
                    case "comments" -> part.comments = words(e).map(e::resolve);
                    case "source" -> source(e);
                    case "image" -> image(e);
                    case "itunes:image" -> {
                        Optional<String> url =
                                href(e).or(() -> e.attribute("url")).or(() -> words(e));
                        if (part.image.isEmpty() && url.isPresent()) {
                            part.image =
                                    Optional.of(
                                            new FeedPart.Image(
                                                    url, Optional.empty(), Optional.empty()));
                        }
                    }
                    case "enclosure" -> enclosure(e);
                    case "media:group" -> media(e);
                    default -> {}
                }
            }
        }

        /// What stands in where the element of that name is missing.
        void finish() {
            if (part.title.isEmpty()) {
                part.title = secondTitle;
            }
            if (part.summary.isEmpty()) {
                part.summary = secondSummary;
            }
            if (part.updated.isEmpty()) {
                part.updated = loose;
            }
            Optional<String> alternate = Optional.empty();
            for (FeedPart.Link link : part.links) {
                if (link.rel().equals("alternate") && link.href().isPresent()) {
                    boolean html = link.type().orElse("text/html").contains("html");
                    if (alternate.isEmpty() || (html && part.link.isEmpty())) {
                        alternate = link.href();
                        if (html) {
                            part.link = alternate;
                        }
                    }
                }
            }
            part.link = part.link.or(() -> guidLink);
            if (part.link.isEmpty()) {
                part.link = alternate;
            }
        }

        private void title(FeedElement e) {
            if (part.title.isEmpty()) {
                part.title = Optional.of(text(e, "text/plain"));
            }
        }

        private void summary(FeedElement e, String type) {
            if (part.summary.isEmpty()) {
                part.summary = Optional.of(text(e, isAtom() ? "text/plain" : type));
            } else if (name(e).equals("description")) {
                part.contents.add(part.summary.orElseThrow());
                part.summary = Optional.of(text(e, type));
            }
        }

        private void secondSummary(FeedElement e) {
            if (secondSummary.isEmpty()) {
                secondSummary = Optional.of(text(e, "text/html"));
            }
        }

        private void link(FeedElement e) {
            Optional<String> words = words(e);
            if (isAtom() || e.attribute("href").isPresent() || e.attribute("rel").isPresent()) {
                atomLink(e);
                return;
            }
            words.ifPresent(address ->
                    part.links.add(
                            new FeedPart.Link(
                                    "alternate",
                                    Optional.of(e.resolve(address)),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty())));
        }

        private void atomLink(FeedElement e) {
            part.links.add(
                    new FeedPart.Link(
                            e.attribute("rel")
                                    .map(String::strip)
                                    .filter(s -> !s.isEmpty())
                                    .orElse("alternate"),
                            href(e).or(() -> words(e).map(e::resolve)),
                            e.attribute("type"),
                            e.attribute("hreflang"),
                            e.attribute("title"),
                            e.attribute("length")));
        }

        private void enclosure(FeedElement e) {
            part.links.add(
                    new FeedPart.Link(
                            "enclosure",
                            e.attribute("url").or(() -> e.attribute("href")).map(e::resolve),
                            e.attribute("type"),
                            Optional.empty(),
                            Optional.empty(),
                            e.attribute("length")));
        }

        private void guid(FeedElement e) {
            Optional<String> words = words(e);
            if (words.isEmpty()) {
                return;
            }
            boolean permanent =
                    !e.attribute("isPermaLink").orElse("true").strip().equalsIgnoreCase("false");
            part.id = words;
            part.idIsLink = Optional.of(permanent);
            if (permanent) {
                guidLink = words.map(e::resolve);
            }
        }

        private void person(FeedElement e, List<FeedPart.Person> to) {
            if (e.hasElements()) {
                Optional<String> name = Optional.empty();
                Optional<String> email = Optional.empty();
                Optional<String> uri = Optional.empty();
                boolean known = false;
                for (FeedElement within : e.elements()) {
                    switch (within.name().toLowerCase(Locale.ROOT)) {
                        case "name" -> name = words(within);
                        case "email" -> email = words(within);
                        case "uri", "url", "homepage" -> uri = words(within).map(within::resolve);
                        default -> {
                            continue;
                        }
                    }
                    known = true;
                }
                if (known) {
                    to.add(new FeedPart.Person(name, email, uri, ""));
                    return;
                }
            }
            String printed = mend(e.inner()).strip();
            if (!printed.isEmpty() && printed.length() <= PERSON) {
                to.add(Persons.read(printed));
            }
        }

        private void category(FeedElement e) {
            Optional<String> term = e.attribute("term").or(() -> words(e));
            Optional<String> scheme = e.attribute("scheme").or(() -> e.attribute("domain"));
            Optional<String> label = e.attribute("label");
            if (term.isPresent() || scheme.isPresent() || label.isPresent()) {
                part.categories.add(new FeedPart.Category(term.map(String::strip), scheme, label));
            }
        }

        private void nestedCategory(FeedElement e) {
            e.attribute("text")
                    .filter(s -> !s.isBlank())
                    .ifPresent(
                            term -> addOnce(term.strip(), Optional.of("http://www.itunes.com/")));
            for (FeedElement within : e.elements()) {
                if (name(within).equals("itunes:category")) {
                    nestedCategory(within);
                }
            }
        }

        private void keywords(FeedElement e) {
            String words = e.words();
            int at = 0;
            while (at < words.length() && !part.categories.hadMore()) {
                int comma = words.indexOf(',', at);
                int end = comma < 0 ? words.length() : comma;
                String word = words.substring(at, end).strip();
                if (!word.isEmpty()) {
                    addOnce(word, Optional.of("http://www.itunes.com/"));
                }
                at = end + 1;
            }
        }

        private void addOnce(String term, Optional<String> scheme) {
            FeedPart.Category category =
                    new FeedPart.Category(Optional.of(term), scheme, Optional.empty());
            if (keywords.isEmpty()) {
                keywords.addAll(part.categories);
            }
            if (keywords.add(category)) {
                part.categories.add(category);
            }
        }

        private void mediaCategory(FeedElement e) {
            words(e).ifPresent(term ->
                    part.categories.add(
                            new FeedPart.Category(
                                    Optional.of(term),
                                    e.attribute("scheme")
                                            .or(() ->
                                                    Optional.of(
                                                            "http://search.yahoo.com/mrss/category_schema")),
                                    e.attribute("label"))));
        }

        private void media(FeedElement group) {
            for (FeedElement e : group.elements()) {
                switch (name(e)) {
                    case "media:description" -> secondSummary(e);
                    case "media:title" -> {
                        if (secondTitle.isEmpty()) {
                            secondTitle = Optional.of(text(e, "text/plain"));
                        }
                    }
                    case "media:category" -> mediaCategory(e);
                    case "media:keywords" -> keywords(e);
                    default -> {}
                }
            }
        }

        private void generator(FeedElement e) {
            Optional<String> uri =
                    e.attribute("uri")
                            .or(() -> e.attribute("url"))
                            .or(() -> e.attribute("rdf:resource"))
                            .map(e::resolve);
            String name = e.hasElements() ? e.inner().strip() : e.words().strip();
            part.generator = Optional.of(new FeedPart.Generator(name, uri, e.attribute("version")));
        }

        private void source(FeedElement e) {
            FeedPart source = new FeedPart(e);
            if (e.hasElements()) {
                Part within = new Part(source);
                within.read(e);
                within.finish();
            } else {
                if (words(e).isPresent()) {
                    source.title = Optional.of(text(e, "text/plain"));
                }
                e.attribute("url")
                        .or(() -> e.attribute("href"))
                        .map(e::resolve)
                        .ifPresent(url -> source.link = Optional.of(url));
            }
            part.source = Optional.of(source);
        }

        private void image(FeedElement e) {
            Optional<String> url = Optional.empty();
            Optional<String> title = Optional.empty();
            Optional<String> link = Optional.empty();
            for (FeedElement within : e.elements()) {
                switch (name(within)) {
                    case "url" -> url = words(within).map(within::resolve);
                    case "title", "dc:title" -> title = words(within);
                    case "link" ->
                            link =
                                    words(within)
                                            .or(() -> within.attribute("href"))
                                            .map(within::resolve);
                    default -> {}
                }
            }
            if (url.isEmpty()) {
                url = e.attribute("href").or(() -> e.attribute("url")).map(e::resolve);
            }
            if (url.isPresent() || title.isPresent() || link.isPresent()) {
                part.image = Optional.of(new FeedPart.Image(url, title, link));
            }
        }
    }

    private static Optional<String> href(FeedElement e) {
        return e.attribute("href").map(e::resolve);
    }

    /// An element's words, trimmed; absent where there are none.
    private static Optional<String> words(FeedElement e) {
        String words = e.hasElements() ? e.inner().strip() : e.words().strip();
        return words.isEmpty() ? Optional.empty() : Optional.of(mend(words));
    }

    private static String mend(String words) {
        return Mojibake.mend(words);
    }

    /// A time; the last that can be read counts.
    private static Optional<FeedPart.When> when(FeedElement e, Optional<FeedPart.When> before) {
        Optional<String> printed = words(e);
        if (printed.isEmpty()) {
            return before;
        }
        FeedPart.When claimed = FeedPart.When.read(printed.orElseThrow());
        return claimed.stamp().isEmpty() && before.isPresent() ? before : Optional.of(claimed);
    }

    /// A text, by what its `type` and `mode` say, and by what it holds where they say nothing.
    private FeedText text(FeedElement e, String fallback) {
        String type = e.attribute("type").map(t -> t.strip().toLowerCase(Locale.ROOT)).orElse("");
        String mode = e.attribute("mode").map(m -> m.strip().toLowerCase(Locale.ROOT)).orElse("");
        String media =
                switch (type) {
                    case "" -> fallback;
                    case "text", "plain" -> "text/plain";
                    case "html" -> "text/html";
                    case "xhtml" -> "application/xhtml+xml";
                    default -> type.indexOf('/') > 0 ? type : fallback;
                };
        Optional<String> source = e.attribute("src").map(e::resolve);
        if (media.equals("text/html") && isEscapedInDiv(e)) {
            String inner = e.elements().getFirst().words().strip();
            return new FeedText(
                    mend(inner), FeedText.Kind.HTML, media, e.context(), e.language(), source);
        }
        if (e.hasElements()) {
            String inner = unwrapped(e, media);
            return new FeedText(
                    mend(inner.strip()),
                    FeedText.Kind.XHTML,
                    type.isEmpty() && !isAtom() && !media.contains("xhtml") ? "text/html" : media,
                    e.context(),
                    e.language(),
                    source);
        }
        String words = e.words().strip();
        boolean binary =
                mode.equals("base64")
                        || (format == FeedFormat.ATOM_10
                                && mode.isEmpty()
                                && !media.startsWith("text/")
                                && !media.endsWith("xml")
                                && !media.endsWith("json"));
        if (binary) {
            words = unpacked(words);
        }
        words = mend(words);
        FeedText.Kind kind =
                switch (media) {
                    case "text/html" -> FeedText.Kind.HTML;
                    case "application/xhtml+xml" ->
                            words.indexOf('<') < 0 && words.indexOf('&') < 0
                                    ? FeedText.Kind.XHTML
                                    : FeedText.Kind.HTML;
                    default -> FeedText.Kind.TEXT;
                };
        boolean believed = format == FeedFormat.ATOM_10 && !binary && !type.isEmpty();
        if (kind == FeedText.Kind.TEXT && !believed && Sanitiser.looksLikeHtml(words)) {
            kind = FeedText.Kind.HTML;
            media = "text/html";
        }
        return new FeedText(words, kind, media, e.context(), e.language(), source);
    }

    /// Atom 1.0's XHTML stands in a `div` that is no part of it (RFC 4287 §3.1.1.3).
    private String unwrapped(FeedElement e, String media) {
        List<FeedElement> within = e.elements();
        boolean wrapped =
                format == FeedFormat.ATOM_10
                        && media.equals("application/xhtml+xml")
                        && within.size() == 1
                        && within.getFirst().name().equals("div")
                        && e.words().isBlank();
        return wrapped ? within.getFirst().inner(true) : e.inner(true);
    }

    /// Escaped HTML that some writers put in a `div` of XHTML besides.
    private static boolean isEscapedInDiv(FeedElement e) {
        List<FeedElement> within = e.elements();
        return within.size() == 1
                && within.getFirst().name().equals("div")
                && !within.getFirst().hasElements()
                && e.words().isBlank();
    }

    private static String unpacked(String words) {
        try {
            String unpacked =
                    new String(Base64.getMimeDecoder().decode(words), StandardCharsets.UTF_8);
            return unpacked.indexOf('\uFFFD') < 0 ? unpacked.strip() : words;
        } catch (IllegalArgumentException noBase64) {
            return words;
        }
    }
}
