package org.broadtape.wire;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What dpa sends with a story and no part of an item says: it becomes facts, each under its path
/// (`associations.1.rank`), so that nothing sent is lost.
final class DpaRest {
    /// Members that are read into a part of the item in another form than they were sent.
    private static final Set<String> TAKEN =
            Set.of(
                    "version",
                    "version_created",
                    "content_created",
                    "embargoed",
                    "urgency",
                    "article_html",
                    "infobox_html",
                    "linkbox_html",
                    "notepad.public_html",
                    "notepad.nonpublic_html");

    private static final Pattern NOTE = Pattern.compile("ednotes\\.\\d+\\.ednote");

    private static final int LONGEST = 2_000;

    private final Set<String> said;
    private final WireItemBuilder item;
    private int facts;

    private DpaRest(WireItem item) {
        this.said = said(item);
        this.item = item.toBuilder();
    }

    /// The item with what it lacks of an entry.
    static WireItem added(JsonNode entry, WireItem item) {
        DpaRest rest = new DpaRest(item);
        rest.add("", entry);
        return rest.item.build();
    }

    private void add(String path, JsonNode node) {
        if (TAKEN.contains(path) || NOTE.matcher(path).matches()) {
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node.isObject()) {
            node.properties().forEach(member -> add(prefix + member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(prefix + (i + 1), node.get(i));
            }
        } else if (node.isNumber()
                || (node.isString() && !said.contains(node.stringValue().strip()))) {
            leaf(path, node.asString(""));
        }
    }

    private void leaf(String path, String value) {
        String words = path.endsWith("_html") ? Html.text(value) : value.strip();
        if (!words.isEmpty() && facts++ < NinjsReader.LIST) {
            item.fact(FeedItems.cut(path, FeedItems.NAME), FeedItems.cut(words, LONGEST));
        }
    }

    /// The words that parts of the item hold as they were sent.
    private static Set<String> said(WireItem item) {
        Set<String> said = new HashSet<>();
        said.add(item.uri());
        said.add(item.headline());
        said.add(item.pubStatus().code());
        Stream.of(
                        item.slugline(),
                        item.summary(),
                        item.byline(),
                        item.dateline(),
                        item.language(),
                        item.rights().usageTerms(),
                        item.rights().notice())
                .flatMap(Optional::stream)
                .map(String::strip)
                .forEach(said::add);
        item.signals().forEach(signal -> said.add("sig:" + signal.code()));
        for (WireItem.Subject subject : item.subjects()) {
            said.add(subject.name());
            subject.scheme().ifPresent(said::add);
            subject.code().ifPresent(said::add);
        }
        for (WireItem.Picture picture : item.pictures()) {
            said.add(picture.address().toString());
            picture.caption().map(String::strip).ifPresent(said::add);
            picture.credit().ifPresent(said::add);
        }
        for (WireItem.Enclosure enclosure : item.enclosures()) {
            said.add(enclosure.address().toString());
            enclosure.mediaType().ifPresent(said::add);
        }
        return said;
    }
}
