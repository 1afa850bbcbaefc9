package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadtape.wire.internal.copy.Bylines;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/// Who a page says wrote it.
final class Writers {
    private static final Pattern ADDRESS = Pattern.compile("https?://.*|www\\..*|.*@.*|/.*");
    private static final int MOST = 20;
    private static final int LONGEST = 120;

    private Writers() {}

    static List<String> of(Document page, Claims claims) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode author : claims.members("author")) {
            add(Claims.words(claims.followed(author)), names);
        }
        if (names.isEmpty()) {
            for (String meta :
                    List.of(
                            "dc:creator",
                            "dcterm:creator",
                            "author",
                            "parsely-author",
                            "sailthru:author",
                            "article:author",
                            "article:author_name",
                            "byl")) {
                if (names.isEmpty()) {
                    claims.metas(meta).forEach(name -> add(name, names));
                }
            }
        }
        if (names.isEmpty()) {
            for (Element author : page.select("[rel~=author], [itemprop~=author]")) {
                if (names.isEmpty()) {
                    add(author.text(), names);
                }
            }
        }
        return new ArrayList<>(names);
    }

    private static void add(String printed, Set<String> names) {
        if (names.size() < MOST
                && !printed.isBlank()
                && printed.length() <= LONGEST
                && !ADDRESS.matcher(printed).matches()) {
            names.addAll(Bylines.names(printed));
        }
    }
}
