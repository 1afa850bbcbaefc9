package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;
import static org.broadtape.wire.internal.newsml.Markup.children;
import static org.broadtape.wire.internal.newsml.Markup.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.ItemKind;
import org.broadtape.wire.Signal;
import org.broadtape.wire.internal.copy.Agencies;

/// Reads NewsML-G2 (IPTC, 2.x): a news, package, planning, concept or knowledge item, or a news
/// message that carries several. What kind an item is stands in its fact `item`, for all but news
/// items, and its nature in `itemClass`.
public final class NewsmlG2 {
    private NewsmlG2() {}

    /// True for the outermost element of such a document.
    public static boolean is(FeedElement root) {
        return root.name().equalsIgnoreCase("newsMessage") || isItem(root);
    }

    private static boolean isItem(FeedElement element) {
        return switch (element.name()) {
            case "newsItem",
                    "packageItem",
                    "planningItem",
                    "conceptItem",
                    "knowledgeItem",
                    "catalogItem" ->
                    true;
            default -> false;
        };
    }

    /// Its items, in order.
    public static List<Sent> read(FeedElement root) {
        if (isItem(root)) {
            return List.of(item(root, Optional.empty()));
        }
        Optional<FeedElement> header = child(root, "header");
        List<Sent> items = new ArrayList<>();
        for (FeedElement set : children(root, "itemSet")) {
            for (FeedElement element : set.elements()) {
                if (isItem(element) && isMore(element) && items.size() < Sent.ITEMS) {
                    items.add(item(element, header));
                }
            }
        }
        return items;
    }

    /// An item without identity and content is only an envelope's list.
    private static boolean isMore(FeedElement item) {
        return !attribute(item, "guid").isEmpty() || child(item, "itemMeta").isPresent();
    }

    private static Sent item(FeedElement item, Optional<FeedElement> header) {
        Sent sent = new Sent(FeedFormat.NEWSML_G2, item.context());
        sent.uri = attribute(item, "guid");
        sent.version = attribute(item, "version");
        sent.language = item.language();
        sent.own = Own.of(item);
        if (sent.own.isPresent()) {
            return sent;
        }
        sent.kind = kind(item);
        if (!item.name().equals("newsItem")) {
            sent.fact("item", item.name());
        }
        sent.fact("priority", header.map(e -> line(e, "priority")).orElse(""));
        sent.provider = header.map(e -> line(e, "sender")).orElse("");
        child(item, "itemMeta").ifPresent(meta -> management(meta, sent));
        child(item, "contentMeta").ifPresent(meta -> content(meta, sent));
        children(item, "rightsInfo").forEach(rights -> rights(rights, sent));
        if (sent.headline.isEmpty()) {
            sent.headline = title(item, sent);
        }
        if (sent.agency.isEmpty()) {
            String provider = sent.facts.getOrDefault("provider", "");
            boolean unknown = Agencies.named(provider).isEmpty();
            sent.agency =
                    unknown && Agencies.named(sent.provider).isPresent() ? sent.provider : provider;
        }
        G2Subjects.read(item, sent);
        G2Content.read(item, sent);
        return sent;
    }

    /// The kind of all but news items, which may be texts, pictures and lists.
    private static Optional<ItemKind> kind(FeedElement item) {
        return switch (item.name()) {
            case "packageItem" -> Optional.of(ItemKind.PACKAGE);
            case "planningItem" -> Optional.of(ItemKind.PLANNING);
            case "knowledgeItem", "catalogItem" -> Optional.of(ItemKind.CONCEPT);
            case "conceptItem" ->
                    child(item, "concept")
                            .filter(NewsmlG2::isEvent)
                            .map(concept -> ItemKind.EVENT)
                            .or(() -> Optional.of(ItemKind.CONCEPT));
            default -> Optional.empty();
        };
    }

    private static boolean isEvent(FeedElement concept) {
        return child(concept, "eventDetails").isPresent()
                || children(concept, "type").stream()
                        .anyMatch(type -> local(attribute(type, "qcode")).equals("event"));
    }

    /// What an item without a main headline is called: its first one of another role, its title,
    /// its concept's name.
    private static String title(FeedElement item, Sent sent) {
        return child(item, "contentMeta")
                .map(meta -> line(meta, "headline"))
                .filter(words -> !words.isEmpty())
                .or(() -> child(item, "itemMeta").map(meta -> line(meta, "title")))
                .filter(words -> !words.isEmpty())
                .or(() -> child(item, "concept").map(e -> name(e, sent.language)))
                .orElse("");
    }

    private static void management(FeedElement meta, Sent sent) {
        for (FeedElement e : meta.elements()) {
            if (isKeptBack(e, sent)) {
                continue;
            }
            switch (e.name()) {
                case "itemClass" -> {
                    sent.nature = local(attribute(e, "qcode")).toLowerCase(Locale.ROOT);
                    sent.fact("itemClass", attribute(e, "qcode"));
                }
                case "versionCreated" -> sent.updated = line(e);
                case "firstCreated" -> sent.published = line(e);
                case "embargoed" -> sent.embargoed = line(e);
                case "pubStatus" -> sent.status = local(attribute(e, "qcode"));
                case "provider" -> provider(e, sent);
                case "service" -> sent.fact("service", name(e, sent.language));
                case "title" -> sent.fact("title", line(e));
                case "edNote" -> note(e, sent);
                case "signal" -> signal(e, sent);
                default -> {}
            }
        }
    }

    private static void provider(FeedElement e, Sent sent) {
        String name = name(e, sent.language);
        sent.fact("provider", name);
        sent.provider = Agencies.zone(name).isPresent() ? name : sent.provider;
    }

    /// Whether an element may not be published; its words are then kept as a private note.
    private static boolean isKeptBack(FeedElement e, Sent sent) {
        if (!Markup.isClosed(e)) {
            return false;
        }
        sent.privateNote(Markup.text(e));
        return true;
    }

    /// A note to editors. Parts that may not be published are kept apart; all of it where the parts
    /// can't be told from the rest, or its publication is bound to any condition. What only looks
    /// like a note (an agency's notepad of links, its closing line) is a fact.
    private static void note(FeedElement e, Sent sent) {
        FeedElement open = Markup.forPublic(e);
        String role = local(attribute(e, "role"));
        if (!Markup.closed(open).isEmpty()
                || !attribute(e, "pubconstraint").isEmpty()
                || role.equals("private")) {
            sent.privateNote(Markup.text(e));
            return;
        }
        Markup.closed(e).forEach(part -> sent.privateNote(Markup.text(part)));
        switch (role) {
            case "notepad", "closingline", "picture" ->
                    sent.fact("edNote " + role, Markup.line(open));
            default -> sent.note(Markup.text(open));
        }
    }

    /// What a signal says of the item's predecessor: IPTC's `sig:`, Reuters's `edStat:`, TT's
    /// `tt_sig:`, STT's `sttinstruct:`.
    private static void signal(FeedElement e, Sent sent) {
        String code = attribute(e, "qcode");
        Optional<Signal> known =
                switch (code) {
                    case "sig:update",
                            "edStat:U",
                            "tt_sig:replace",
                            "update:append-major-content" ->
                            Optional.of(Signal.UPDATE);
                    case "sig:correction", "edStat:C" -> Optional.of(Signal.CORRECTION);
                    case "edStat:D", "sttinstruct:remove" -> Optional.of(Signal.KILL);
                    default -> Optional.empty();
                };
        known.ifPresentOrElse(
                sent.signals::add, () -> sent.fact("signal " + code, name(e, sent.language)));
    }

    private static void content(FeedElement meta, Sent sent) {
        String tag = child(meta, "language").map(e -> attribute(e, "tag")).orElse("");
        sent.language = tag.isEmpty() ? sent.language : tag;
        String created = "";
        String modified = "";
        List<FeedElement> authors = new ArrayList<>();
        for (FeedElement e : meta.elements()) {
            if (isKeptBack(e, sent)) {
                continue;
            }
            switch (e.name()) {
                case "urgency" -> sent.urgency = line(e);
                case "contentCreated" -> created = line(e);
                case "contentModified" -> modified = line(e);
                case "slugline" ->
                        sent.slugline = sent.slugline.isEmpty() ? line(e) : sent.slugline;
                case "headline" -> headline(e, sent);
                case "dateline" -> sent.dateline = line(e);
                case "by" -> sent.byline = line(e);
                case "creditline" -> sent.fact("creditline", line(e));
                case "description" -> description(e, sent);
                case "located" -> located(e, sent);
                case "infoSource" -> source(e, sent);
                case "creator" -> authors.add(e);
                default -> {}
            }
        }
        sent.published = sent.published.isEmpty() ? created : sent.published;
        sent.updated = sent.updated.isEmpty() ? modified : sent.updated;
        for (FeedElement author : authors) {
            String name = name(author, sent.language);
            if (child(author, "name").isPresent() && !isAccount(name)) {
                sent.author(name);
            } else if (sent.agency.isEmpty() && !isAccount(name)) {
                sent.agency = name;
            }
        }
    }

    /// The name somebody logs in by: `quay.ada`.
    private static boolean isAccount(String name) {
        return name.indexOf(' ') < 0 && name.equals(name.toLowerCase(Locale.ROOT));
    }

    private static void headline(FeedElement e, Sent sent) {
        String role = local(attribute(e, "role"));
        boolean main = role.isEmpty() || role.toLowerCase(Locale.ROOT).contains("main");
        if (main && sent.headline.isEmpty()) {
            sent.headline = line(e);
        } else {
            sent.fact("headline " + (role.isEmpty() ? e.language() : role), line(e));
        }
    }

    private static void description(FeedElement e, Sent sent) {
        if (sent.summary.isEmpty()) {
            sent.summary = Markup.text(e);
        } else {
            sent.fact("description " + local(attribute(e, "role")), line(e));
        }
    }

    private static void located(FeedElement e, Sent sent) {
        if (sent.located.isEmpty()) {
            sent.located = name(e, sent.language);
        }
    }

    /// The source named as such is believed before the provider of the origin, and both before one
    /// that only passed the item on.
    private static void source(FeedElement e, Sent sent) {
        String role = local(attribute(e, "role"));
        String name = name(e, sent.language);
        boolean source = role.isEmpty() || role.equals("source");
        if (!name.isEmpty() && (source || sent.agency.isEmpty())) {
            sent.agency = name;
        }
        if (!source) {
            sent.fact("infoSource " + role, name);
        }
    }

    private static void rights(FeedElement rights, Sent sent) {
        String expressed = "";
        for (FeedElement e : rights.elements()) {
            String words = Markup.text(e);
            boolean own = e.language().isEmpty() || sent.language.startsWith(e.language());
            switch (e.name()) {
                case "copyrightHolder" -> sent.holder = name(e, sent.language);
                case "copyrightNotice" -> sent.notice = first(sent.notice, words, own);
                case "usageTerms" -> sent.usageTerms = first(sent.usageTerms, words, own);
                case "rightsExpressionXML" -> {
                    String lines = RightsMl.lines(e);
                    expressed =
                            expressed.isEmpty() || expressed.equals("other") ? lines : expressed;
                }
                case "rightsExpressionData" ->
                        expressed = expressed.isEmpty() ? "other" : expressed;
                case "dataMining" -> sent.fact("dataMining", attribute(e, "qcode"));
                default -> {}
            }
        }
        sent.fact("rightsExpression", expressed);
    }

    /// The first words said, but for those in the item's own language where there are such.
    private static String first(String said, String words, boolean own) {
        return said.isEmpty() || (own && !words.isEmpty()) ? words : said;
    }

    /// What a concept is called: its name in the item's language, its literal, its code.
    static String name(FeedElement concept, String language) {
        List<FeedElement> names = children(concept, "name");
        Optional<String> named =
                names.stream()
                        .filter(e -> language.startsWith(e.language()))
                        .findFirst()
                        .or(() -> names.stream().findFirst())
                        .map(Markup::line)
                        .filter(words -> !words.isEmpty());
        String code = local(attribute(concept, "qcode"));
        return named.orElseGet(() -> {
            String literal = attribute(concept, "literal");
            return literal.isEmpty() ? Agencies.named(code).orElse(code) : literal;
        });
    }

    /// A code without its scheme's alias: `stat:usable` is `usable`.
    static String local(String qcode) {
        return qcode.substring(qcode.indexOf(':') + 1);
    }
}
