package org.broadtape.wire.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Says whether some HTML may stand in a page, by what another reader, with a browser's rules,
/// makes of it.
public final class Safe {
    private static final Set<String> ACTING =
            Set.of(
                    "script",
                    "style",
                    "iframe",
                    "frame",
                    "frameset",
                    "object",
                    "embed",
                    "applet",
                    "form",
                    "input",
                    "button",
                    "select",
                    "textarea",
                    "link",
                    "meta",
                    "base",
                    "svg",
                    "math",
                    "template",
                    "noscript",
                    "plaintext",
                    "xmp",
                    "noembed",
                    "title");
    private static final Set<String> NAMING =
            Set.of("style", "id", "class", "name", "srcdoc", "formaction", "action", "background");

    private Safe() {}

    /// Fails if anything in it acts, styles, loads or names.
    public static void check(String html) {
        for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            assertThat(ACTING).as(html).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(NAMING).as(html).doesNotContain(name);
                assertThat(name).as(html).doesNotStartWith("on");
                String value =
                        attribute
                                .getValue()
                                .replaceAll("[\\x00-\\x20]+", "")
                                .toLowerCase(Locale.ROOT);
                boolean address =
                        switch (name) {
                            case "href", "src", "cite", "poster", "longdesc", "srcset" -> true;
                            default -> false;
                        };
                if (address) {
                    for (String scheme :
                            new String[] {"javascript:", "data:", "vbscript:", "file:"}) {
                        assertThat(value).as(html).doesNotStartWith(scheme);
                    }
                }
            }
        }
    }
}
