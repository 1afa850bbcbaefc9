package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;
import static org.broadtape.wire.internal.newsml.Markup.line;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;

/// Reads NITF 3.x (IPTC), alone or as the text of another format's item. What the other format says
/// of the item is kept; what it leaves open is taken from here.
public final class Nitf {
    /// Agencies have a priority under names of their own, which NITF lacks: `NTBPrioritet`.
    private static final Pattern PRIORITY = Pattern.compile("(?i)(?:priority|prioritet)$");

    private Nitf() {}

    /// True for the outermost element of such a document.
    public static boolean is(FeedElement root) {
        return root.name().equalsIgnoreCase("nitf");
    }

    /// The item of a document, and with it the cancellation of another where it states one.
    public static List<Sent> read(FeedElement root) {
        Sent sent = new Sent(FeedFormat.NITF, root.context());
        within(root, sent);
        Optional<FeedElement> docdata = child(root, "head").flatMap(head -> child(head, "docdata"));
        String other = docdata.map(e -> attribute(e, "management-doc-idref")).orElse("");
        String done = docdata.map(e -> attribute(e, "management-idref-status")).orElse("");
        if (!done.equalsIgnoreCase("canceled") || other.isEmpty() || other.equals(sent.uri)) {
            return List.of(sent);
        }
        Sent cancelled = new Sent(FeedFormat.NITF, root.context());
        cancelled.uri = other;
        cancelled.status = done;
        cancelled.updated = sent.updated;
        cancelled.fact("canceled by", sent.uri);
        return List.of(sent, cancelled);
    }

    /// Adds what a document says to an item.
    static void within(FeedElement nitf, Sent sent) {
        child(nitf, "head").ifPresent(head -> head(head, sent));
        Optional<FeedElement> body = child(nitf, "body");
        body.flatMap(e -> child(e, "body.head")).ifPresent(head -> bodyHead(head, sent));
        body.flatMap(e -> child(e, "body.content"))
                .ifPresent(content -> NitfBody.read(content, sent));
        body.flatMap(e -> child(e, "body.end"))
                .flatMap(end -> child(end, "tagline"))
                .ifPresent(end -> sent.markup += "<p>" + Markup.inner(end) + "</p>");
        sent.language = or(sent.language, attribute(nitf, "baselang"));
        sent.slugline = or(sent.slugline, sent.facts.getOrDefault("anpa-keyword", ""));
        sent.headline =
                or(sent.headline, child(nitf, "head").map(head -> line(head, "title")).orElse(""));
    }

    private static String or(String said, String otherwise) {
        return said.isEmpty() ? otherwise : said;
    }

    private static void head(FeedElement head, Sent sent) {
        for (FeedElement e : head.elements()) {
            switch (e.name()) {
                case "meta" -> meta(attribute(e, "name"), attribute(e, "content"), sent);
                case "tobject" -> subjects(e, sent);
                case "docdata" -> docdata(e, sent);
                case "pubdata" ->
                        sent.published = or(sent.published, attribute(e, "date.publication"));
                default -> {}
            }
        }
    }

    private static void meta(String name, String content, Sent sent) {
        sent.fact(name, content);
        if (PRIORITY.matcher(name).find()) {
            sent.fact("priority", content);
        }
    }

    private static void subjects(FeedElement tobject, Sent sent) {
        for (FeedElement e : Markup.all(tobject, "tobject.subject")) {
            String detail = attribute(e, "tobject.subject.detail");
            String matter = attribute(e, "tobject.subject.matter");
            String name = or(detail, or(matter, attribute(e, "tobject.subject.type")));
            String owner = attribute(e, "tobject.subject.ipr");
            boolean iptc = owner.isEmpty() || owner.equalsIgnoreCase("IPTC");
            sent.subject(name, iptc ? "subj" : owner, attribute(e, "tobject.subject.refnum"));
        }
    }

    private static void docdata(FeedElement docdata, Sent sent) {
        String issued = "";
        String slug = "";
        for (FeedElement e : docdata.elements()) {
            String norm = attribute(e, "norm");
            switch (e.name()) {
                case "doc-id" -> sent.uri = or(sent.uri, attribute(e, "id-string"));
                case "urgency" -> sent.urgency = or(sent.urgency, attribute(e, "ed-urg"));
                case "date.issue" -> issued = norm;
                case "date.release" -> sent.released = or(sent.released, norm);
                case "date.expire" -> sent.expires = or(sent.expires, norm);
                case "ed-msg" -> sent.note(attribute(e, "info"));
                case "du-key" -> {
                    sent.version = or(sent.version, attribute(e, "version"));
                    slug = attribute(e, "key");
                }
                case "key-list" -> keywords(e, sent);
                case "series" -> sent.fact("series", attribute(e, "series.name"));
                case "doc.copyright" -> {
                    sent.holder = or(sent.holder, attribute(e, "holder"));
                    sent.fact("copyright year", attribute(e, "year"));
                }
                case "doc.rights" -> rights(e, sent);
                case "evloc" -> sent.located = or(sent.located, attribute(e, "city"));
                case "identified-content" -> mentioned(e, sent);
                default -> {}
            }
        }
        sent.slugline = or(sent.slugline, slug);
        sent.published = or(sent.published, issued);
        sent.updated = or(sent.updated, issued);
        sent.status = or(sent.status, attribute(docdata, "management-status"));
    }

    private static void keywords(FeedElement list, Sent sent) {
        sent.slugline =
                or(sent.slugline, child(list, "keyword").map(e -> attribute(e, "key")).orElse(""));
        Markup.children(list, "keyword")
                .forEach(e -> sent.subject(attribute(e, "key"), "keyword", ""));
    }

    private static void rights(FeedElement e, Sent sent) {
        StringBuilder terms = new StringBuilder();
        for (String name : List.of("type", "geography", "limitations", "startdate", "enddate")) {
            String words = attribute(e, name);
            if (!words.isEmpty()) {
                terms.append(terms.isEmpty() ? "" : "\n\n").append(name).append(": ").append(words);
            }
        }
        sent.usageTerms = or(sent.usageTerms, terms.toString());
        sent.released = or(sent.released, attribute(e, "startdate"));
        sent.expires = or(sent.expires, attribute(e, "enddate"));
        sent.holder = or(sent.holder, attribute(e, "owner"));
    }

    private static void mentioned(FeedElement identified, Sent sent) {
        for (FeedElement e : identified.elements()) {
            String scheme = attribute(e, "idsrc");
            if (!scheme.isEmpty() || !line(e).isEmpty()) {
                sent.subject(line(e), or(scheme, e.name()), attribute(e, "value"));
            }
        }
    }

    private static void bodyHead(FeedElement head, Sent sent) {
        child(head, "hedline")
                .ifPresent(lines -> {
                    sent.headline = or(sent.headline, line(lines, "hl1"));
                    sent.fact("hl2", line(lines, "hl2"));
                });
        child(head, "byline").ifPresent(e -> sent.byline = or(sent.byline, byline(e)));
        Markup.children(head, "note").forEach(e -> note(e, sent));
        child(head, "abstract").ifPresent(e -> sent.summary = or(sent.summary, Markup.text(e)));
        child(head, "distributor").ifPresent(e -> sent.agency = or(sent.agency, line(e)));
        child(head, "rights")
                .ifPresent(e -> sent.holder = or(sent.holder, line(e, "rights.owner")));
        child(head, "dateline").ifPresent(e -> dateline(e, sent));
    }

    /// A note; one of type `npa` (non-publishable advisory) is not for readers.
    private static void note(FeedElement e, Sent sent) {
        if (attribute(e, "type").equals("npa")) {
            sent.privateNote(Markup.text(e));
        } else {
            sent.fact("note " + attribute(e, "noteclass"), line(e));
        }
    }

    /// The byline without its writer's title (`byttl`).
    private static String byline(FeedElement byline) {
        FeedElement bare =
                new FeedElement("", "byline", "", List.of(), byline.context(), byline.language());
        bare.add(byline.words() + " ");
        byline.elements().stream().filter(e -> !e.name().equals("byttl")).forEach(bare::add);
        return line(bare);
    }

    private static void dateline(FeedElement e, Sent sent) {
        Optional<FeedElement> location = child(e, "location");
        String city = location.map(place -> line(place, "city")).orElse("");
        String place = or(city, or(location.map(Markup::line).orElse(""), e.words().strip()));
        sent.located = or(place, sent.located);
        child(e, "story.date")
                .ifPresent(date -> sent.published = or(sent.published, attribute(date, "norm")));
    }
}
