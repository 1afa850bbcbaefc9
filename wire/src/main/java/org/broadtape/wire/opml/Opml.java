package org.broadtape.wire.opml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.wire.fetch.Addresses;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads and writes subscription lists (OPML 2.0, `outline type="rss"`). Outlines without a feed
/// are sections of those within them. No entity is ever resolved.
public final class Opml {
    /// The most bytes read.
    public static final int BYTES = 4_000_000;

    /// The most feeds read.
    public static final int FEEDS = 5_000;

    /// The most outlines read, sections included.
    public static final int OUTLINES = 10_000;

    private static final int DEPTH = 30;
    private static final int NAME = 200;

    private Opml() {}

    /// A feed of a list.
    ///
    /// @param name what the list calls it; its address where it has no name
    /// @param address of the feed
    /// @param section the outline it lies in, the innermost
    public record Feed(String name, URI address, Optional<String> section) {}

    /// What was read.
    ///
    /// @param feeds in the order of the list, each address once
    /// @param problems what was passed over
    public record Listing(List<Feed> feeds, List<Problem> problems) {
        /// Copies its lists.
        public Listing {
            feeds = List.copyOf(feeds);
            problems = List.copyOf(problems);
        }
    }

    /// Reads a list; never throws at one.
    public static Listing read(byte[] bytes) {
        if (bytes.length > BYTES) {
            return refused(
                    "opml-too-large", bytes.length + " bytes", "at most " + BYTES + " bytes");
        }
        String start =
                new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1);
        // In UTF-16, every second byte of these letters is zero.
        if (start.replace("\0", "").contains("<!ENTITY")) {
            return refused("opml-entities", "It declares entities", "OPML without a DTD");
        }
        Document document;
        try {
            document = Jsoup.parse(new ByteArrayInputStream(bytes), null, "", Parser.xmlParser());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (document.selectFirst("opml") == null) {
            return refused("not-opml", "There is no opml element", "OPML 2.0");
        }
        return outlines(document);
    }

    private static Listing outlines(Document document) {
        List<Feed> feeds = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        java.util.Set<URI> seen = new java.util.HashSet<>();
        int outlines = 0;
        for (Element outline : document.getElementsByTag("outline")) {
            if (++outlines > OUTLINES) {
                problems.add(
                        problem("opml-too-many", "More than " + OUTLINES + " outlines", "fewer"));
                break;
            }
            String address = attribute(outline, "xmlUrl");
            if (address.isEmpty()) {
                continue;
            }
            if (feeds.size() >= FEEDS) {
                problems.add(problem("opml-too-many", "More than " + FEEDS + " feeds", "fewer"));
                break;
            }
            Optional<URI> feed = Addresses.typed(address);
            if (feed.isEmpty()) {
                problems.add(
                        problem(
                                "opml-address",
                                "xmlUrl " + Problem.quote(address),
                                "an http or https address"));
            } else if (seen.add(feed.get())) {
                String name = name(outline);
                feeds.add(
                        new Feed(
                                name.isEmpty() ? feed.get().toString() : name,
                                feed.get(),
                                section(outline)));
            }
        }
        return new Listing(feeds, problems);
    }

    private static Optional<String> section(Element outline) {
        Element parent = outline.parent();
        for (int depth = 0; parent != null && depth < DEPTH; depth++) {
            if (!parent.nodeName().equalsIgnoreCase("outline")) {
                return Optional.empty();
            }
            String name = name(parent);
            if (!name.isEmpty()) {
                return Optional.of(name);
            }
            parent = parent.parent();
        }
        return Optional.empty();
    }

    private static String name(Element outline) {
        String text = attribute(outline, "text");
        String name = text.isEmpty() ? attribute(outline, "title") : text;
        return name.length() > NAME ? name.substring(0, NAME) : name;
    }

    private static String attribute(Element element, String name) {
        return element.attributes().getIgnoreCase(name).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /// Writes a list; sections become outlines around their feeds.
    public static byte[] write(String title, List<Feed> feeds) {
        Document document = new Document("");
        document.parser(Parser.xmlParser());
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
        Element opml = document.appendElement("opml").attr("version", "2.0");
        opml.appendElement("head").appendElement("title").text(title);
        Element body = opml.appendElement("body");
        java.util.Map<String, Element> sections = new java.util.LinkedHashMap<>();
        for (Feed feed : feeds) {
            Element within =
                    feed.section()
                            .map(section ->
                                    sections.computeIfAbsent(
                                            section,
                                            name ->
                                                    body.appendElement("outline")
                                                            .attr("text", name)))
                            .orElse(body);
            within.appendElement("outline")
                    .attr("type", "rss")
                    .attr("text", feed.name())
                    .attr("xmlUrl", feed.address().toString());
        }
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.outerHtml() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Listing refused(String name, String what, String expected) {
        return new Listing(
                List.of(), List.of(Problem.of(name, Problem.Severity.FATAL, what, expected)));
    }

    private static Problem problem(String name, String what, String expected) {
        return Problem.of(name, Problem.Severity.ERROR, what, expected);
    }
}
