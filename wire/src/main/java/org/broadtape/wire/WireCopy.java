package org.broadtape.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.copy.Bylines;
import org.broadtape.wire.internal.copy.Dateline;

/// Reads what a source wrote into headline and text because its format had no field for it: head
/// tags, byline, dateline, agency. What a field says is believed first; the text itself stays as it
/// was sent.
final class WireCopy {
    private static final int LINES = 10;

    private WireCopy() {}

    /// Adds the head tags of a headline, and what they say.
    static void headline(String headline, WireItemBuilder item) {
        HeadTag.of(headline)
                .ifPresent(tag -> {
                    if (!tag.rest().isEmpty()) {
                        item.headTag(tag.printed());
                    }
                    tag.signals().forEach(item::signal);
                });
    }

    /// Adds a dateline that has a field of its own.
    static void dateline(String printed, WireItemBuilder item) {
        if (!printed.isBlank()) {
            item.dateline(printed.strip());
            Optional<Dateline> read = Dateline.of(printed);
            read.flatMap(Dateline::located).ifPresent(item::located);
            read.flatMap(Dateline::agency).ifPresent(item::agency);
        }
    }

    /// Adds writers and agency as the authors' fields name them, and what the first lines of the
    /// text say besides. A field that names no person (`Staff Reporter`) gives way to a text that
    /// does.
    ///
    /// @param authors names as printed, each perhaps of several persons or of an agency
    static void signatures(List<String> authors, String text, WireItemBuilder item) {
        Set<String> writers = new LinkedHashSet<>();
        Set<String> printed = new LinkedHashSet<>();
        Optional<String> agency = Optional.empty();
        List<String> signed = new ArrayList<>();
        for (String author : authors) {
            Optional<String> known = Agencies.named(author);
            if (known.isPresent()) {
                agency = known;
            } else {
                signed.add(author);
            }
        }
        if (signed.stream().anyMatch(author -> !Bylines.persons(author).isEmpty())) {
            signed(signed, printed, writers);
        }
        for (String line : text.lines().filter(s -> !s.isBlank()).limit(LINES).toList()) {
            Optional<Dateline> dateline = Dateline.of(line);
            if (dateline.isPresent()) {
                item.dateline(dateline.orElseThrow().printed());
                dateline.orElseThrow().located().ifPresent(item::located);
                agency = agency.or(dateline.orElseThrow()::agency);
                break;
            }
            if (writers.isEmpty()) {
                Bylines.line(line).ifPresent(writers::addAll);
                if (!writers.isEmpty()) {
                    printed.add(line.strip());
                }
            }
        }
        if (writers.isEmpty()) {
            signed(signed, printed, writers);
        }
        agency.ifPresent(item::agency);
        if (!writers.isEmpty()) {
            item.writers(List.copyOf(writers)).byline(String.join(", ", printed));
        }
    }

    private static void signed(List<String> authors, Set<String> printed, Set<String> writers) {
        printed.addAll(authors);
        authors.forEach(author -> writers.addAll(Bylines.names(author)));
    }
}
