package org.broadtape.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.broadtape.wire.FeedFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Wire items of about 5 KB in our own words, each in every form agencies send. The towns, firms
/// and writers are invented.
final class MadeWire {
    private static final String[] WORDS =
            ("the quay mill harbour river shares fell rose on a strong day of trade after its board"
                            + " said that it would build more ships this year while prices in the"
                            + " north were little changed and dealers spoke of thin books for"
                            + " grain, copper and rates, of which none had moved since Monday")
                    .split(" ");

    private static final int PARAGRAPHS = 13;

    private final Random random;

    MadeWire(long seed) {
        this.random = new Random(seed);
    }

    /// One more item in that form.
    byte[] next(FeedFormat format) {
        int number = random.nextInt(1_000_000);
        String headline = sentence(9).replace(".", "");
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < PARAGRAPHS; i++) {
            paragraphs.add(sentence(20) + " " + sentence(24) + " " + sentence(16));
        }
        String dateline = "LEITH, March 5 (Harbour Wire) - ";
        paragraphs.set(0, dateline + paragraphs.getFirst());
        paragraphs.set(3, "Quay Mills (NYSE: QMI) " + paragraphs.get(3));
        String document =
                switch (format) {
                    case NEWSML_G2 -> newsmlG2(number, headline, html(paragraphs));
                    case NEWSML_12 -> newsml12(number, headline, html(paragraphs));
                    case NITF -> nitf(number, headline, html(paragraphs));
                    case IPTC7901 -> text(number, headline, paragraphs);
                    case ANPA1312 -> anpa(number, headline, paragraphs);
                    case DPA_JSON -> dpa(number, headline, html(paragraphs)).toString();
                    default -> ninjs(number, headline, html(paragraphs)).toString();
                };
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private String sentence(int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
        return sentence.append('.').toString();
    }

    private static String html(List<String> paragraphs) {
        return "<p>" + String.join("</p>\n<p>", paragraphs) + "</p>";
    }

    private static String newsmlG2(int number, String headline, String html) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:made:%d" version="2" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
        <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
        <rightsInfo><copyrightHolder literal="Harbour Wire"/><copyrightNotice>Copyright Harbour Wire</copyrightNotice><usageTerms>No archives</usageTerms></rightsInfo>
        <itemMeta><itemClass qcode="ninat:text"/><provider literal="harbour.example"/><versionCreated>2024-03-05T09:30:00Z</versionCreated><firstCreated>2024-03-05T08:00:00Z</firstCreated><pubStatus qcode="stat:usable"/><signal qcode="sig:update"/></itemMeta>
        <contentMeta><urgency>3</urgency><creator><name>Ada Quay</name></creator><language tag="en"/><subject qcode="subj:04000000"><name>business</name></subject><subject qcode="R:QMI.N"/><slugline>MILL-REOPENS</slugline><headline>%s</headline><by>By Ada Quay</by></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>%s</body></html></inlineXML></contentSet>
        </newsItem>
        """
                .formatted(number, headline, html);
    }

    private static String newsml12(int number, String headline, String html) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <NewsML Version="1.2"><NewsEnvelope><DateAndTime>20240305T093000Z</DateAndTime><Priority FormalName="3"/></NewsEnvelope>
        <NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>harbour.example</ProviderId><DateId>20240305</DateId><NewsItemId>%d</NewsItemId><RevisionId Update="N" PreviousRevision="0">1</RevisionId></NewsIdentifier><NameLabel>MILL</NameLabel></Identification>
        <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20240305T080000Z</FirstCreated><ThisRevisionCreated>20240305T093000Z</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="3"/></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>%s</HeadLine><ByLine>By Ada Quay</ByLine><SlugLine>MILL-REOPENS</SlugLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="Harbour Wire"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="04000000" cat="FIN"/></SubjectCode></DescriptiveMetadata>
        <ContentItem><DataContent>%s</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
        """
                .formatted(number, headline, html);
    }

    private static String nitf(int number, String headline, String html) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <nitf><head><title>%s</title><tobject><tobject.subject tobject.subject.refnum="04000000" tobject.subject.type="business"/></tobject><docdata management-status="usable"><doc-id id-string="made-%d"/><urgency ed-urg="3"/><date.issue norm="20240305T093000Z"/><du-key key="MILL-REOPENS" version="2"/><doc.copyright holder="Harbour Wire" year="2024"/></docdata></head>
        <body><body.head><hedline><hl1>%s</hl1></hedline><byline>By Ada Quay</byline></body.head><body.content><block>%s</block></body.content></body></nitf>
        """
                .formatted(headline, number, headline, html);
    }

    private static ObjectNode ninjs(int number, String headline, String html) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putObject("standard").put("name", "ninjs").put("version", "3.1");
        out.put("uri", "urn:made:" + number).put("type", "text").put("version", "2");
        out.put("firstCreated", "2024-03-05T08:00:00Z");
        out.put("versionCreated", "2024-03-05T09:30:00Z").put("pubStatus", "usable");
        out.put("urgency", 3).put("language", "en").put("slugline", "MILL-REOPENS");
        out.put("by", "By Ada Quay").put("copyrightHolder", "Harbour Wire");
        out.putArray("headlines").addObject().put("role", "main").put("value", headline);
        ObjectNode body = out.putArray("bodies").addObject();
        body.put("role", "main").put("contentType", "text/html").put("value", html);
        out.putArray("subjects").addObject().put("name", "business").put("literal", "04000000");
        return out;
    }

    private static ObjectNode dpa(int number, String headline, String html) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("format", "digitalwires@0.9.1").put("urn", "urn:made:" + number).put("version", 2);
        out.put("version_created", "2024-03-05T09:30:00+01:00").put("pubstatus", "usable");
        out.put("language", "de").put("urgency", 3).put("headline", headline);
        out.put("byline", "Von Ada Quay").put("dateline", "Leith (dpa) - ");
        out.put("article_html", "<section class=\"main\">" + html + "</section>");
        out.put("usageterms", "No archives").putObject("notepad").put("public_html", "<p>Note</p>");
        ObjectNode subject = out.putArray("categories").addObject();
        subject.put("type", "dnltype:subject").put("name", "mill").put("qcode", "made:1");
        return out;
    }

    private static String text(int number, String headline, List<String> paragraphs) {
        return "\u0001har%04d 3 wi 780  made %04d\n\u0002Mill/Trade/\n%s =\n\n   %s\n\u0003\n050930 GMT Mar 24\n"
                .formatted(number % 10_000, number % 10_000, headline, lines(paragraphs));
    }

    private static String anpa(int number, String headline, List<String> paragraphs) {
        return "\u0001\u0016\u0016\u0001q%04d\u001f\nr f\u0013BC-Mill-Trade   \u001103-05 0780\n\u0002^BC-Mill-Trade,780<\n^%s<\n^By ADA QUAY=\n^Harbour Wire=\n\t%s\n\u0003AP-WF-03-05-24 0930GMT\n"
                .formatted(number % 10_000, headline, lines(paragraphs).replace("\n   ", "\n\t"));
    }

    /// Paragraphs as they are typed: lines of at most some seventy letters, the first set in.
    private static String lines(List<String> paragraphs) {
        StringBuilder lines = new StringBuilder();
        for (String paragraph : paragraphs) {
            lines.append(lines.isEmpty() ? "" : "\n   ");
            int column = 0;
            for (String word : paragraph.split(" ")) {
                if (column + word.length() > 70) {
                    lines.append('\n');
                    column = 0;
                } else if (column > 0) {
                    lines.append(' ');
                }
                lines.append(word);
                column += word.length() + 1;
            }
        }
        return lines.toString().toLowerCase(Locale.ROOT).replaceFirst("^leith", "LEITH");
    }
}
