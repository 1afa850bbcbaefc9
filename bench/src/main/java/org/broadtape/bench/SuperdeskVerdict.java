package org.broadtape.bench;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.Html;
import tools.jackson.databind.JsonNode;

/// Whether an item is as a line claims. Times are compared as instants, numbers by their digits,
/// texts of bodies and notes by their words (how a text is marked up is each reader's own). What
/// that newsroom only writes in another way is the same: an identity with its version behind it, a
/// web address as `urn:`, a message's identity in its angle brackets, a byline without its `By`, a
/// dateline put together of place, day and agency.
///
/// @param claim what is claimed
/// @param words the item's parts
record SuperdeskVerdict(SuperdeskClaim claim, SuperdeskWords words) {
    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct",
                    "Nov", "Dec");

    boolean holds() {
        String found = found();
        String wanted = claim.expected().map(this::wanted).orElse("");
        return claim.isJudged()
                && switch (claim.test()) {
                    case "assertEqual", "assertEquals" -> same(found, wanted);
                    case "assertNotEqual", "assertNotEquals" -> !same(found, wanted);
                    case "assertIn" -> contains(found, wanted);
                    case "assertNotIn" -> !contains(found, wanted);
                    case "assertTrue" -> truthy(found, wanted);
                    case "assertFalse" -> !truthy(found, wanted);
                    case "assertIsNone" -> found.isEmpty();
                    case "assertIsNotNone", "assertIsInstance" -> !found.isEmpty();
                    case "assertRegex" -> Pattern.compile(wanted).matcher(found).find();
                    case "assertNotRegex" -> !Pattern.compile(wanted).matcher(found).find();
                    case "assertGreater" -> contains(found, wanted);
                    default -> false;
                };
    }

    String found() {
        if (claim.root().equals("ref")) {
            return words.listed();
        }
        if (claim.key().equals("dateline") && claim.rest().contains("city")) {
            return words.city();
        }
        return claim.key().equals("dateline") && claim.rest().contains("source")
                ? words.part("source")
                : words.part(claim.key());
    }

    private String wanted(JsonNode value) {
        return value.isObject() && value.has("part")
                ? words.part(value.path("part").asString(""))
                : value.asString("");
    }

    private boolean same(String found, String wanted) {
        if (claim.root().equals("ref")) {
            return !wanted.isEmpty() && found.contains(wanted);
        }
        return switch (claim.key()) {
            case "headline" -> found.strip().equals(wanted.strip()) || begins(wanted);
            case "body_html" -> letters(found).equals(letters(wanted));
            case "ednote" -> squeezed(found).equals(squeezed(wanted));
            case "guid", "uri" -> sameIdentity(found, wanted);
            case "byline" -> unmarked(found).equals(unmarked(wanted));
            case "source" -> found.equals(wanted) || credit().equals(wanted);
            case "dateline" -> found.strip().equals(wanted) || composed().equals(wanted);
            case "versioncreated", "firstcreated", "embargoed" ->
                    wanted.isEmpty()
                            ? found.isEmpty() || unsaid()
                            : PythonTime.instant(found).equals(PythonTime.instant(wanted));
            default -> found.strip().equals(wanted.strip());
        };
    }

    /// Where nothing was said of the first publication, `read` tells that of this version.
    private boolean unsaid() {
        return claim.key().equals("firstcreated") && words.published().isEmpty();
    }

    /// A headline made of the beginning of a text that had none, wherever it is cut.
    private boolean begins(String wanted) {
        return words.isUntitled()
                && !wanted.isBlank()
                && plain(words.part("body_html")).startsWith(squeezed(wanted));
    }

    private static String unmarked(String byline) {
        return byline.strip().replaceFirst("(?i)^by ", "");
    }

    private boolean sameIdentity(String found, String wanted) {
        return wanted.equals(found)
                || wanted.equals(found + ":" + words.part("version"))
                || wanted.equals(found.replaceFirst("^https?://", "urn:").replace('/', ':'))
                || (found.startsWith("mid:") && wanted.equals("<" + found.substring(4) + ">"));
    }

    private String credit() {
        return words.credit().replace('\u2013', '-');
    }

    /// `LEITH, March 5 AP -`.
    private String composed() {
        String made = words.part("versioncreated");
        if (made.isEmpty() || words.city().isEmpty()) {
            return "";
        }
        LocalDate day = OffsetDateTime.parse(made).toLocalDate();
        return words.city().toUpperCase(Locale.ROOT)
                + ", "
                + MONTHS.get(day.getMonthValue() - 1)
                + " "
                + day.getDayOfMonth()
                + " "
                + words.part("source")
                + " -";
    }

    /// As Python has it: of a search, any place but the first is true, and nowhere is -1.
    private boolean truthy(String found, String wanted) {
        Matcher call = SuperdeskClaim.CALL.matcher(claim.rest());
        if (!call.matches()) {
            return !found.isEmpty();
        }
        return switch (call.group(1)) {
            case "startswith" -> plain(found).startsWith(plain(wanted));
            case "endswith" -> plain(found).endsWith(plain(wanted));
            default -> !found.isEmpty() && found.indexOf(wanted) != 0;
        };
    }

    private boolean contains(String found, String wanted) {
        String said = claim.key().equals("body_html") ? plain(wanted) : "";
        return found.contains(wanted) || (!said.isEmpty() && plain(found).contains(said));
    }

    private static String plain(String html) {
        return squeezed(Html.text(html));
    }

    private static String letters(String html) {
        return Html.text(html).replaceAll("\\s+", "");
    }

    private static String squeezed(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }
}
