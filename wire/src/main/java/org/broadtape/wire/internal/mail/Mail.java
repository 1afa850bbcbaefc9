package org.broadtape.wire.internal.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message or one of its parts: header fields by name in lower case, the first of each, and what
/// follows them. Bytes are told as characters of Latin-1 until they are decoded.
public final class Mail {
    /// The most characters of a header.
    private static final int HEADER = 200_000;

    /// The most parts of a message, and how deep they may lie in one another.
    private static final int PARTS = 200;

    private static final int DEPTH = 10;
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,80})[ \\t]*:(.*)");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");

    private final Map<String, String> fields;
    private final String body;

    private Mail(Map<String, String> fields, String body) {
        this.fields = fields;
        this.body = body;
    }

    /// The message that bytes are; absent where they don't begin with its header: a sender and a
    /// date, and an identity or a version of MIME.
    public static Optional<Mail> of(byte[] bytes) {
        int head = Math.min(bytes.length, HEADER);
        String start = new String(bytes, 0, head, StandardCharsets.ISO_8859_1);
        Map<String, String> fields = message(start).fields;
        boolean known =
                fields.containsKey("from")
                        && fields.containsKey("date")
                        && (fields.containsKey("message-id") || fields.containsKey("mime-version"));
        return known
                ? Optional.of(message(new String(bytes, StandardCharsets.ISO_8859_1)))
                : Optional.empty();
    }

    private static Mail message(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        return part(text, start);
    }

    /// @param start where its header begins
    private static Mail part(String text, int start) {
        int from = Math.min(start, text.length());
        if (text.startsWith("\n", from) || text.startsWith("\r\n", from)) {
            return new Mail(Map.of(), text.substring(from));
        }
        int end = headerEnd(text, from);
        Map<String, String> fields = new HashMap<>();
        String header = text.substring(from, Math.min(end, from + HEADER));
        for (String line : FOLD.matcher(header).replaceAll(" ").lines().toList()) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                return new Mail(fields, text.substring(fields.isEmpty() ? from : end));
            }
            fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), field.group(2).strip());
        }
        return new Mail(fields, text.substring(end));
    }

    /// Where the blank line is that ends a header; a part may begin with it.
    private static int headerEnd(String text, int from) {
        int unix = text.indexOf("\n\n", from);
        int windows = text.indexOf("\r\n\r\n", from);
        int first = unix < 0 ? windows : windows < 0 ? unix : Math.min(unix, windows);
        return first < 0 ? text.length() : first;
    }

    /// The words of a field, decoded; absent where it is missing or empty.
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name))
                .map(Encodings::words)
                .filter(words -> !words.isEmpty());
    }

    /// The media type in lower case; `text/plain` where none is claimed.
    public String type() {
        String claimed = contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return claimed.isEmpty() ? "text/plain" : claimed;
    }

    private String contentType() {
        return fields.getOrDefault("content-type", "text/plain");
    }

    /// A parameter of the media type (`format`), else of the disposition (`filename`); empty where
    /// there is none.
    public String parameter(String name) {
        Pattern value =
                Pattern.compile(
                        "(?i);\\s*" + name + "\\s*=\\s*(?:\"([^\"]{0,500})\"|([^\\s;]{1,500}))");
        for (String field : List.of("content-type", "content-disposition")) {
            Matcher found = value.matcher(fields.getOrDefault(field, ""));
            if (found.find()) {
                String quoted = found.group(1);
                return Encodings.words(quoted == null ? found.group(2) : quoted);
            }
        }
        return "";
    }

    /// True where the part is not to be shown as text of the message.
    public boolean isAttached() {
        return fields.getOrDefault("content-disposition", "")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("attachment")
                || !type().startsWith("text/");
    }

    /// What the part holds as text, line ends as `\n`.
    public String text() {
        return Encodings.text(bytes(), contentType()).replace("\r\n", "\n").strip();
    }

    /// What the part holds.
    public byte[] bytes() {
        return Encodings.content(
                body.strip(), fields.getOrDefault("content-transfer-encoding", ""));
    }

    /// The parts that are no multiparts themselves, in order; of alternatives only the last that is
    /// text, since that is the richest (RFC 2046 §5.1.4).
    public List<Mail> leaves() {
        List<Mail> leaves = new ArrayList<>();
        gather(leaves, DEPTH);
        return leaves;
    }

    private void gather(List<Mail> leaves, int depth) {
        if (!type().startsWith("multipart/")) {
            if (leaves.size() < PARTS) {
                leaves.add(this);
            }
            return;
        }
        if (depth == 0) {
            return;
        }
        List<Mail> parts = parts();
        if (type().equals("multipart/alternative")) {
            parts.reversed().stream()
                    .filter(part -> !part.isAttached() || part.type().startsWith("multipart/"))
                    .findFirst()
                    .ifPresent(part -> part.gather(leaves, depth - 1));
            return;
        }
        parts.forEach(part -> part.gather(leaves, depth - 1));
    }

    private List<Mail> parts() {
        String boundary = parameter("boundary");
        List<Mail> parts = new ArrayList<>();
        if (boundary.isEmpty()) {
            return parts;
        }
        String text = "\n" + body;
        String mark = "\n--" + boundary;
        int at = text.indexOf(mark);
        while (at >= 0 && parts.size() < PARTS && !text.startsWith("--", at + mark.length())) {
            int from = at + mark.length();
            at = text.indexOf(mark, from);
            String part = text.substring(from, at < 0 ? text.length() : at);
            parts.add(part(part, Math.max(0, part.indexOf('\n')) + 1));
        }
        return parts;
    }
}
