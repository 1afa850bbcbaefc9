package org.broadtape.wire.page;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Pages made to cost a reader time or room, each by repeating one thing until it is large.
final class HostilePages {
    private static final int LARGE = 5_000_000;
    private static final String LD = "<script type=\"application/ld+json\">";

    private HostilePages() {}

    /// The pages by what is wrong with them.
    static Map<String, Supplier<String>> all() {
        Map<String, Supplier<String>> pages = new LinkedHashMap<>();
        pages.put("tags", () -> many("<b>", LARGE));
        pages.put("closed tags", () -> many("<p>a</p>", LARGE));
        pages.put("deep blocks", () -> many("<div>", LARGE) + "text");
        pages.put("deep lists", () -> many("<ul><li>", LARGE));
        pages.put("unclosed formatting", () -> many("<p><a><b><i><font>x", LARGE));
        pages.put("closed in the wrong order", () -> many("<b><p></b>x</p><i><div></i>", LARGE));
        pages.put("tables in tables", () -> many("<table><tr><td>1", LARGE));
        pages.put(
                "tables side by side",
                () -> many("<table><tr><td>1<td>2<tr><td>3<td>4</table>", LARGE));
        pages.put("one table", () -> "<table>" + many("<tr><td>1<td>2", LARGE));
        pages.put("one row", () -> "<table><tr>" + many("<td>1", LARGE));
        pages.put(
                "attributes of one tag", () -> "<p " + numbered(n -> "a" + n + "=1 ", LARGE) + ">");
        pages.put("attributes", () -> many("<p a b c d e f g h i j k l m n>x", LARGE));
        pages.put("classes", () -> numbered(n -> "<p class='photo-" + n + "-text'>x", LARGE));
        pages.put("one class", () -> "<p class='" + many("photo-", LARGE) + "'>x");
        pages.put("one text", () -> "<p>" + many("word ", LARGE));
        pages.put("one text without blanks", () -> "<p>" + many("-", LARGE));
        pages.put("one blank", () -> "<p>a" + many(" ", LARGE) + "b");
        pages.put("entities", () -> "<p>" + many("&amp;&#x41;&nosuch;", LARGE));
        pages.put("entities in attributes", () -> many("<p title='&lt;&quot;&#9999999;'>x", LARGE));
        pages.put("comment", () -> "<!--" + many("-", LARGE));
        pages.put("line breaks", () -> "<p>" + many("a<br>", LARGE));
        pages.put("headings", () -> many("<h1>a</h1>", LARGE));
        pages.put("title", () -> "<title>" + many("a | ", LARGE) + "</title><h1>a</h1>");
        pages.put(
                "figures",
                () -> many("<figure><img src=a><figcaption>A caption</figcaption>", LARGE));
        pages.put("captions without end", () -> many("<div class=caption><img src=a>", LARGE));
        pages.put("captions by themselves", () -> many("<figcaption>c</figcaption>", LARGE));
        pages.put("images", () -> many("<img src=a.jpg>", LARGE) + "<figcaption>c</figcaption>");
        pages.put("bylines", () -> many("<a rel=author class=byline>By A B</a>", LARGE));
        pages.put("nested bylines", () -> many("<div class=byline>By A B", LARGE));
        pages.put("dates", () -> many("<time class=date>no day</time>", LARGE));
        pages.put("links", () -> many("<a href=/x>a link with words in it</a> ", LARGE));
        pages.put("metas", () -> many("<meta name=author content='A B'>", LARGE));
        pages.put(
                "microdata",
                () -> many("<div itemscope itemtype=schema.org/Article itemprop=a>", LARGE));
        pages.put(
                "items",
                () -> many("<i itemscope itemtype=schema.org/Article><b itemprop=x>", LARGE));
        pages.put("JSON-LD, deep", () -> LD + many("[", LARGE));
        pages.put("JSON-LD, deep objects", () -> LD + many("{\"@type\":\"Article\",\"a\":", LARGE));
        pages.put("JSON-LD, long", () -> LD + "[" + many("{\"@type\":\"Article\"},", LARGE));
        pages.put("JSON-LD, one word", () -> LD + "{\"headline\":\"" + many("a ", LARGE));
        pages.put("JSON-LD, blank", () -> LD + many(" ", 1_900_000) + "</script>");
        pages.put("JSON-LD, one number", () -> LD + "[" + many("9", 1_900_000) + "]</script>");
        pages.put("JSON-LD, blocks", () -> many(LD + "{\"@type\":\"Article\"}</script>", LARGE));
        pages.put(
                "JSON-LD, types",
                () -> LD + "{\"@type\":\"" + many("News", 1_000_000) + "\"}</script>");
        pages.put(
                "JSON-LD, authors",
                () ->
                        LD
                                + "{\"@type\":\"Article\",\"headline\":\"a\",\"author\":["
                                + numbered(n -> "{\"@id\":\"" + n + "\"},", 1_500_000)
                                + "]}</script>");
        pages.put(
                "JSON-LD, text",
                () ->
                        LD
                                + "{\"@type\":\"Article\",\"headline\":\"a\",\"articleBody\":\""
                                + many("&lt;p>", 1_500_000)
                                + "\"}</script>");
        pages.put("words of dates", () -> "<p>" + many("published on ", LARGE));
        pages.put(
                "words of calls",
                () -> many("<p>" + many("subscribe to sign up for ", 390), LARGE));
        pages.put("paragraphs of dashes", () -> many("<p>" + many("-", 150), LARGE));
        pages.put("drawings", () -> many("<svg><path d=a><foreignObject>", LARGE));
        pages.put("selects", () -> many("<select><option>a", LARGE));
        pages.put("templates", () -> many("<template>", LARGE));
        pages.put("no end of a tag", () -> "<p " + many("a", LARGE));
        pages.put("forms", () -> many("<form><input>", LARGE));
        pages.put("other letters", () -> "<p>" + many("語", LARGE / 3));
        return pages;
    }

    /// Reads every page and prints a line for each: its processor time in milliseconds and its
    /// name.
    public static void main(String[] none) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        all().forEach((name, page) -> {
            byte[] bytes = page.get().getBytes(StandardCharsets.UTF_8);
            long start = clock.getCurrentThreadCpuTime();
            Pages.reading(bytes, Optional.empty(), Optional.of("https://news.example/a"));
            out.println((clock.getCurrentThreadCpuTime() - start) / 1_000_000 + " " + name);
        });
    }

    private static String many(String piece, int units) {
        return piece.repeat(units / piece.length() + 1);
    }

    private static String numbered(IntFunction<String> piece, int units) {
        StringBuilder all = new StringBuilder();
        for (int n = 0; all.length() < units; n++) {
            all.append(piece.apply(n));
        }
        return all.toString();
    }
}
