package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;

import java.util.ArrayList;
import java.util.List;
import org.broadtape.wire.FeedElement;

/// Puts a policy of RightsML (ODRL 2.2 XML in NewsML-G2 `rightsExpressionXML`) into a line a rule:
/// `permission distribute spatial eq DEU`. Addresses of the vocabularies are left out. What is no
/// such policy is told as `other`.
final class RightsMl {
    private static final int MOST = 20;

    private RightsMl() {}

    static String lines(FeedElement expression) {
        List<String> lines = new ArrayList<>();
        for (FeedElement rule : Markup.all(expression, "permission")) {
            lines.add(line("permission", rule));
        }
        for (FeedElement rule : Markup.all(expression, "prohibition")) {
            lines.add(line("prohibition", rule));
        }
        return lines.isEmpty()
                ? "other"
                : String.join("\n", lines.subList(0, Math.min(MOST, lines.size())));
    }

    private static String line(String kind, FeedElement rule) {
        StringBuilder line = new StringBuilder(kind);
        for (FeedElement e : rule.elements()) {
            switch (e.name()) {
                case "action" -> line.append(' ').append(last(attribute(e, "name")));
                case "constraint" -> {
                    for (String name : List.of("name", "operator", "rightOperand")) {
                        line.append(' ').append(last(attribute(e, name)));
                    }
                }
                case "duty" -> line.append(" duty");
                default -> {}
            }
        }
        return line.toString();
    }

    private static String last(String address) {
        return address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
    }
}
