package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;
import static org.broadtape.wire.internal.newsml.Markup.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Signal;
import org.broadtape.wire.internal.copy.Agencies;

/// Reads NewsML 1.0 to 1.2 (IPTC) in the dialects of agencies and release wires. A component may
/// hold others; the outermost lines that say a thing are taken.
public final class Newsml12 {
    private Newsml12() {}

    /// True for the outermost element of such a document.
    public static boolean is(FeedElement root) {
        return root.name().equals("NewsML");
    }

    /// Its items, in order.
    public static List<Sent> read(FeedElement root) {
        List<Sent> items = new ArrayList<>();
        String priority =
                child(root, "NewsEnvelope")
                        .flatMap(e -> child(e, "Priority"))
                        .map(e -> attribute(e, "FormalName"))
                        .orElse("");
        for (FeedElement item : Markup.children(root, "NewsItem")) {
            if (items.size() >= Sent.ITEMS) {
                break;
            }
            Sent sent = new Sent(FeedFormat.NEWSML_12, item.context());
            sent.language = item.language();
            sent.fact("priority", priority);
            child(item, "Identification").ifPresent(e -> identification(e, sent));
            child(item, "NewsManagement").ifPresent(e -> management(e, sent));
            Markup.children(item, "NewsComponent").forEach(e -> Newsml12Component.read(e, sent));
            if (sent.agency.isEmpty()) {
                sent.agency = Agencies.named(sent.provider).orElse("");
            }
            items.add(sent);
        }
        return items;
    }

    private static void identification(FeedElement e, Sent sent) {
        Optional<FeedElement> id = child(e, "NewsIdentifier");
        sent.version = id.map(of -> line(of, "RevisionId")).orElse("");
        String whole = id.map(of -> line(of, "PublicIdentifier")).orElse("");
        String parts =
                id.map(of ->
                                "urn:newsml:"
                                        + line(of, "ProviderId")
                                        + ":"
                                        + line(of, "DateId")
                                        + ":"
                                        + line(of, "NewsItemId"))
                        .orElse("");
        String end = ":" + sent.version;
        sent.uri =
                whole.isEmpty()
                        ? parts
                        : whole.endsWith(end) && end.length() > 1
                                ? whole.substring(0, whole.length() - end.length())
                                : whole;
        sent.slugline = line(e, "NameLabel");
        sent.provider = id.map(of -> line(of, "ProviderId").split("\\.", 2)[0]).orElse("");
        id.flatMap(of -> child(of, "RevisionId"))
                .map(of -> attribute(of, "Update"))
                .filter(update -> update.equals("U") || update.equals("A"))
                .ifPresent(update -> sent.signals.add(Signal.UPDATE));
    }

    /// What is to be done with what came before, in the words that agencies use.
    private static void instruction(String name, Sent sent) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "update", "replace", "rewrite" -> sent.signals.add(Signal.UPDATE);
            case "correction", "correct", "rectify" -> sent.signals.add(Signal.CORRECTION);
            case "kill", "delete", "cancel", "withdraw" -> sent.signals.add(Signal.KILL);
            default -> sent.fact("Instruction", name);
        }
    }

    private static void management(FeedElement management, Sent sent) {
        for (FeedElement e : management.elements()) {
            String name = attribute(e, "FormalName");
            switch (e.name()) {
                case "FirstCreated" -> sent.published = line(e);
                case "ThisRevisionCreated" -> sent.updated = line(e);
                case "Status" -> sent.status = name;
                case "StatusWillChange" ->
                        child(e, "DateAndTime").ifPresent(at -> sent.released = line(at));
                case "Urgency" -> sent.urgency = name;
                case "Instruction" -> instruction(name, sent);
                case "NewsItemType" -> sent.fact("NewsItemType", name);
                default -> {}
            }
        }
    }
}
