package org.broadtape.wire;

import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.wire.internal.newsml.XmlOut;

/// What the content of a NewsML-G2 item of our writing is about, and who signs it (`contentMeta`).
final class NewsmlG2Description {
    private static final Pattern QCODE = Pattern.compile("[^\\s:]+:\\S+");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern CODE = Pattern.compile("[^\\s:][^\\s]*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private NewsmlG2Description() {}

    static void write(WireItem item, XmlOut out) {
        item.urgency().stream()
                .filter(urgency -> urgency >= 1 && urgency <= 9)
                .forEach(urgency -> out.put("urgency", "" + urgency));
        item.published()
                .ifPresent(at -> out.put("contentCreated", at.local().toLocalDate().toString()));
        named("located", item.located(), out);
        item.agency()
                .ifPresent(name -> {
                    out.begin("infoSource").with("role", "cRole:source");
                    out.put("name", name).end();
                });
        item.origin()
                .ifPresent(origin -> {
                    out.begin("infoSource").with("role", "btrole:origin");
                    out.with("uri", origin.address().map(Object::toString));
                    out.put("name", origin.name()).end();
                });
        item.writers().forEach(name -> named("creator", Optional.of(name), out));
        item.language()
                .filter(tag -> LANGUAGE.matcher(tag).matches())
                .ifPresent(tag -> out.begin("language").with("tag", tag).end());
        item.subjects().forEach(subject -> subject(subject, out));
        out.put("slugline", item.slugline());
        if (!item.headline().isEmpty()) {
            out.put("headline", item.headline());
        }
        out.put("dateline", item.dateline()).put("by", item.byline());
        item.summary()
                .ifPresent(words ->
                        out.begin("description").with("role", "drol:summary").words(words).end());
    }

    private static void named(String element, Optional<String> name, XmlOut out) {
        name.ifPresent(words -> out.begin(element).put("name", words).end());
    }

    /// A code is told as the standard has it where scheme and code fit: `subj:04000000`. Where the
    /// code carries its scheme already (`dpasubject:1`), the scheme is its type. Scheme and code
    /// that fit neither way stand in attributes of our own.
    private static void subject(WireItem.Subject subject, XmlOut out) {
        String scheme = subject.scheme().orElse("");
        String code = subject.code().orElse("");
        if (scheme.equals("keyword") && subject.code().isEmpty()) {
            out.put("keyword", subject.name());
            return;
        }
        out.begin(scheme.endsWith("genre") ? "genre" : "subject");
        if (ALIAS.matcher(scheme).matches() && CODE.matcher(code).matches()) {
            out.with("qcode", scheme + ":" + code);
        } else {
            if (QCODE.matcher(code).matches()) {
                out.with("qcode", code);
            }
            if (QCODE.matcher(scheme).matches()) {
                out.with("type", scheme);
            }
            out.with("bt:scheme", subject.scheme()).with("bt:code", subject.code());
        }
        out.put("name", subject.name()).end();
    }
}
