package org.broadtape.setting.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadtape.page.Field;
import org.broadtape.page.Frame;
import org.broadtape.setting.SiteSettings;
import org.broadtape.wire.fetch.AddressGuard;
import org.broadtape.wire.fetch.Network;

/// The settings as they stand in the form's fields: words that may be wrong.
///
/// @param values what was typed, by the name of its field
/// @param problems the keys of what is wrong, by the name of the field
/// @param quoted the words a problem is about, by the name of the field
record SettingsForm(
        Map<String, String> values, Map<String, String> problems, Map<String, String> quoted) {
    private static final List<String> NAMES =
            List.of(
                    "siteName",
                    "baseAddress",
                    "contact",
                    "isPrivate",
                    "country",
                    "keepDays",
                    "keepMegabytes",
                    "trustedProxies",
                    "allowedHosts");
    private static final long MEGABYTE = 1_000_000;
    private static final int MOST_LINES = 100;

    /// The form as the settings in force fill it.
    static SettingsForm of(SiteSettings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("siteName", settings.siteName());
        values.put("baseAddress", settings.baseAddress().map(URI::toString).orElse(""));
        values.put("contact", settings.contact().orElse(""));
        values.put("isPrivate", settings.isPrivate() ? "1" : "");
        values.put("country", settings.country().orElse(""));
        values.put("keepDays", settings.keepFor().map(keep -> "" + keep.toDays()).orElse(""));
        values.put(
                "keepMegabytes",
                settings.keepBytes().isPresent()
                        ? "" + settings.keepBytes().getAsLong() / MEGABYTE
                        : "");
        values.put("trustedProxies", String.join("\n", settings.trustedProxies()));
        values.put("allowedHosts", String.join("\n", settings.allowedHosts()));
        return new SettingsForm(values, Map.of(), Map.of());
    }

    /// The form as it was sent; problems are looked for by [#judged].
    static SettingsForm sent(java.util.function.UnaryOperator<String> field) {
        Map<String, String> values = new LinkedHashMap<>();
        NAMES.forEach(name -> values.put(name, field.apply(name).strip()));
        return new SettingsForm(values, Map.of(), Map.of()).judged();
    }

    private SettingsForm judged() {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, String> quoted = new LinkedHashMap<>();
        if (value("siteName").isEmpty() || value("siteName").length() > 60) {
            problems.put("siteName", "setting.site-name.wrong");
        }
        if (!value("baseAddress").isEmpty() && base().isEmpty()) {
            problems.put("baseAddress", "setting.base-address.wrong");
        }
        if (!value("contact").isEmpty() && contact().isEmpty()) {
            problems.put("contact", "setting.contact.wrong");
        }
        if (!value("country").isEmpty() && country().isEmpty()) {
            problems.put("country", "setting.country.wrong");
        }
        if (!value("keepDays").matches("|[1-9][0-9]{0,4}")) {
            problems.put("keepDays", "setting.keep-days.wrong");
        }
        if (!value("keepMegabytes").matches("|[1-9][0-9]{0,8}")) {
            problems.put("keepMegabytes", "setting.keep-megabytes.wrong");
        }
        lines("trustedProxies").stream()
                .filter(line -> Network.parse(line).isEmpty())
                .findFirst()
                .ifPresent(line -> {
                    problems.put("trustedProxies", "setting.trusted-proxies.wrong");
                    quoted.put("trustedProxies", line);
                });
        AddressGuard.allowing(lines("allowedHosts")).unread().stream()
                .findFirst()
                .ifPresent(line -> {
                    problems.put("allowedHosts", "setting.allowed-hosts.wrong");
                    quoted.put("allowedHosts", line);
                });
        return new SettingsForm(values, problems, quoted);
    }

    /// The settings it says; only where nothing is wrong.
    SiteSettings settings() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Settings with problems: " + problems);
        }
        String days = value("keepDays");
        String megabytes = value("keepMegabytes");
        return new SiteSettings(
                value("siteName"),
                base(),
                lines("trustedProxies"),
                value("isPrivate").equals("1"),
                lines("allowedHosts"),
                days.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Duration.ofDays(Long.parseLong(days))),
                megabytes.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(megabytes) * MEGABYTE),
                contact(),
                country());
    }

    /// The fields as the page draws them.
    List<Field> fields(Frame frame) {
        return NAMES.stream().map(name -> field(frame, name)).toList();
    }

    private Field field(Frame frame, String name) {
        String key = "setting." + dashed(name);
        Field.Kind kind =
                switch (name) {
                    case "isPrivate" -> Field.Kind.TICK;
                    case "trustedProxies", "allowedHosts" -> Field.Kind.LINES;
                    default -> Field.Kind.TEXT;
                };
        return Field.text(name, frame.t(key), frame.t(key + ".hint"))
                .as(kind)
                .holding(value(name))
                .wrong(
                        Optional.ofNullable(problems.get(name))
                                .map(problem -> frame.t(problem, quoted.getOrDefault(name, ""))));
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private List<String> lines(String name) {
        return value(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(MOST_LINES)
                .toList();
    }

    private Optional<URI> base() {
        try {
            URI address = new URI(value("baseAddress").replaceFirst("/+$", ""));
            boolean right =
                    address.getHost() != null
                            && ("https".equals(address.getScheme())
                                    || "http".equals(address.getScheme()))
                            && address.getRawUserInfo() == null
                            && address.getRawPath().isEmpty()
                            && address.getRawQuery() == null
                            && address.getRawFragment() == null;
            return right ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> country() {
        return Optional.of(value("country").toUpperCase(Locale.ROOT))
                .filter(code ->
                        Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code));
    }

    /// An address as RFC 9116 wants it: `mailto:`, `https:` or `tel:`. A bare mail address is taken
    /// as one.
    private Optional<String> contact() {
        String words = value("contact");
        if (words.matches("[^\\s@:/<>\"]+@[^\\s@:/<>\"]+\\.[^\\s@:/<>\"]+")) {
            return Optional.of("mailto:" + words);
        }
        return words.matches(
                        "(mailto:[^\\s@<>\"]+@[^\\s@<>\"]+|https://[^\\s<>\"]+|tel:\\+?[0-9.()-]+)")
                ? Optional.of(words)
                : Optional.empty();
    }
}
