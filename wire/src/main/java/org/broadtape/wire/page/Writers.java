package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.copy.Bylines;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/// Who a page says wrote it: its JSON-LD, else its `meta`, its microdata, and what is printed. A
/// source that names nobody but the publication gives way to one that names a person.
///
/// @param byline as printed, or the names joined
/// @param names the writers
record Writers(Optional<String> byline, List<String> names) {
    private static final Pattern NO_NAME =
            Pattern.compile(
                    "https?://.*|www\\..*|.*@\\S+\\.\\w+.*|/.*|\\d+|.*\\b(?:Images?|Photo)\\b.*|(?i)null|none");
    private static final Pattern DOMAIN =
            Pattern.compile("\\b[\\w-]{2,}\\.(?:com|net|org|info)\\b");
    private static final Pattern NAVIGATION =
            Pattern.compile("(?i)\\b(?:sign (?:in|up|out)|log ?in|subscribe|menu|search)\\b");
    private static final Pattern LEAD =
            Pattern.compile(
                    "(?iu)^(?:view all posts by|posted by|written by|story by|author|autore?|by|von|par|por|di|od|af|av)"
                            + "\\s*:?\\s+(?=\\p{Lu})");
    private static final Pattern TRAIL =
            Pattern.compile("\\s*\\|.*$|\\s+(?:기자|記者|记者)$|[\\s,;:|=]+$|^[\\s,;:|]+");
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "\\s*;\\s*|\\s+(?:und|et|och|og)\\s+(?=\\p{Lu}\\p{L}+ \\p{L})|(?<=\\p{L} \\p{L}{2,40})\\s+y\\s+(?=\\p{Lu}\\p{L}+ \\p{L})");
    private static final String PRINTED =
            "[rel~=author], [itemprop~=author], [class~=(?i)byline|author|dateline|writtenby|p-author],"
                    + " [id~=(?i)byline|author|dateline|writtenby|p-author]";
    private static final String[] METAS = {
        "dc:creator", "dcterm:creator", "author", "parsely-author", "sailthru:author",
        "article:author", "article:author_name", "byl", "cxenseparse:author", "og:article:author",
    };
    private static final int MOST = 20;
    private static final int LOOKED_AT = 200;
    private static final int LONGEST = 120;

    Writers {
        names = List.copyOf(names);
    }

    static Writers of(Document page, Claims claims) {
        String site = claims.site().orElse("").toLowerCase(Locale.ROOT);
        List<List<String>> sources = new ArrayList<>();
        sources.add(words(claims.members("author"), claims));
        for (String meta : METAS) {
            sources.add(claims.metas(meta));
        }
        sources.add(words(claims.marked("author"), claims));
        Optional<Writers> first = Optional.empty();
        for (List<String> source : sources) {
            Optional<Writers> writers = from(source);
            if (writers.isPresent() && !writers.orElseThrow().isOnly(site)) {
                return writers.orElseThrow().without(site);
            }
            first = first.or(() -> writers);
        }
        Optional<Writers> printed = printed(page);
        return first.isPresent() && printed.filter(Writers::isPerson).isEmpty()
                ? first.orElseThrow()
                : printed.or(() -> Optional.of(new Writers(Optional.empty(), List.of())))
                        .orElseThrow();
    }

    private static List<String> words(List<JsonNode> authors, Claims claims) {
        return authors.stream().map(claims::followed).map(Claims::words).toList();
    }

    private static Optional<Writers> from(List<String> printed) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> whole = new LinkedHashSet<>();
        for (String line : printed) {
            String words = line.replaceAll("[\\s\\p{Z}]+", " ").strip();
            if (names.size() < MOST
                    && words.length() <= LONGEST
                    && !NO_NAME.matcher(words).matches()) {
                for (String part : BETWEEN.split(words)) {
                    String name = TRAIL.matcher(LEAD.matcher(part).replaceFirst("")).replaceAll("");
                    if (!name.isBlank()) {
                        whole.add(name);
                        names.addAll(Bylines.names(name));
                    }
                }
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Writers(Optional.of(String.join(", ", whole)), new ArrayList<>(names)));
    }

    /// True where nobody but the publication is named, its address among them, or somebody by a
    /// name to sign in with.
    private boolean isOnly(String site) {
        String name = names.getFirst().toLowerCase(Locale.ROOT);
        return names.size() == 1
                && (name.replace(" ", "").equals(site.replace(" ", ""))
                        || DOMAIN.matcher(name).find()
                        || (!name.contains(" ") && Agencies.named(names.getFirst()).isEmpty()));
    }

    /// Without the publication's name, where others are named besides.
    private Writers without(String site) {
        List<String> others =
                names.stream().filter(name -> !name.toLowerCase(Locale.ROOT).equals(site)).toList();
        return others.isEmpty() ? this : new Writers(byline, others);
    }

    private boolean isPerson() {
        return names.stream()
                .anyMatch(name ->
                        name.matches("(?u)\\p{Lu}[\\p{L}.'’-]+(?: \\p{L}[\\p{L}.'’-]*){1,4}"));
    }

    /// The first line marked as a byline that names a person; the first one where none does.
    private static Optional<Writers> printed(Document page) {
        Optional<Writers> first = Optional.empty();
        int looked = 0;
        for (Element element : page.select(PRINTED)) {
            String words = looked++ < LOOKED_AT ? Brief.text(element, 99) : "";
            if (!words.isEmpty() && !NAVIGATION.matcher(words).find()) {
                Optional<Writers> found = printed(element, words);
                if (found.filter(Writers::isPerson).isPresent()) {
                    return found;
                }
                first = first.or(() -> found);
            }
        }
        return first;
    }

    private static Optional<Writers> printed(Element element, String words) {
        Element name = element.selectFirst("[itemprop~=name]");
        List<String> authored = element.select("a[rel~=author], a[href*=aut]").eachText();
        List<String> links =
                authored.isEmpty()
                        ? element.select("a").eachText().stream().limit(1).toList()
                        : authored;
        List<String> best =
                name != null ? List.of(name.text()) : links.isEmpty() ? List.of(words) : links;
        return from(best)
                .map(writers ->
                        new Writers(
                                Optional.of(name != null ? name.text() : words), writers.names));
    }
}
