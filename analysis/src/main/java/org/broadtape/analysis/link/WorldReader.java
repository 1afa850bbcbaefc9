package org.broadtape.analysis.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.broadtape.analysis.link.Entity.Kind;
import org.broadtape.analysis.link.Entity.Name;
import org.broadtape.analysis.link.Entity.Sort;

/// Reads the texts of [World].
///
/// A line is an entity: id, name, and then what else is known of it, parted by `;`. A part without
/// a key is its type; `country`, `from` and `until` are of the entity; every other key is the
/// [Sort] of the names behind it, which are parted by `|`. Days of a name stand in brackets:
///
/// ```
/// COD; Democratic Republic of the Congo; short: DRC; former: Zaire [1971-10-27..1997-05-17]
/// Washington-USA; Washington; city; short: Washington, D.C.
/// ```
///
/// A place's country is the end of its id where that is one. Demonyms in `-an` and `-i` are given
/// their plural in `-s`. Empty lines and lines from `#` are for people.
final class WorldReader {
    private final Kind kind;
    private final String prefix;

    private WorldReader(Kind kind, String prefix) {
        this.kind = kind;
        this.prefix = prefix;
    }

    /// The entities of one of the texts.
    static List<Entity> read(String list) {
        WorldReader reader =
                switch (list) {
                    case "countries" -> new WorldReader(Kind.COUNTRY, "");
                    case "places" -> new WorldReader(Kind.PLACE, "place:");
                    case "bodies" -> new WorldReader(Kind.BODY, "body:");
                    case "persons" -> new WorldReader(Kind.PERSON, "person:");
                    default -> throw new IllegalArgumentException("No list " + list);
                };
        List<Entity> entities = new ArrayList<>();
        for (String line : text(list).split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                entities.add(reader.entity(line));
            }
        }
        return entities;
    }

    private static String text(String list) {
        String file = "world/" + list + ".txt";
        try (InputStream in = World.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /// One line.
    ///
    /// @throws IllegalArgumentException for a line that is none
    private Entity entity(String line) {
        String[] parts = line.split(";");
        if (parts.length < 2) {
            throw new IllegalArgumentException("Not an entity: " + line);
        }
        String id = parts[0].strip();
        String type = "";
        Optional<String> country = kind == Kind.PLACE ? lastOf(id) : Optional.empty();
        Optional<LocalDate> from = Optional.empty();
        Optional<LocalDate> until = Optional.empty();
        List<Name> names = new ArrayList<>();
        names.add(Name.of(parts[1].strip(), Sort.FULL));
        for (int i = 2; i < parts.length; i++) {
            int colon = parts[i].indexOf(':');
            String key = colon < 0 ? "" : parts[i].substring(0, colon).strip();
            String value = parts[i].substring(colon + 1).strip();
            switch (key) {
                case "" -> type = value;
                case "country" -> country = Optional.of(value);
                case "from" -> from = Optional.of(LocalDate.parse(value));
                case "until" -> until = Optional.of(LocalDate.parse(value));
                default -> addNames(names, Sort.valueOf(key.toUpperCase(Locale.ROOT)), value);
            }
        }
        return new Entity(
                prefix + id,
                kind,
                type,
                parts[1].strip(),
                Optional.empty(),
                Optional.empty(),
                kind == Kind.COUNTRY ? Optional.of(id) : country,
                names,
                from,
                until);
    }

    /// `GBR` of `London-GBR`; nothing of `North-Sea`.
    private static Optional<String> lastOf(String id) {
        String last = id.substring(id.lastIndexOf('-') + 1);
        return last.length() == 3 && last.chars().allMatch(Character::isUpperCase)
                ? Optional.of(last)
                : Optional.empty();
    }

    private static void addNames(List<Name> names, Sort sort, String value) {
        for (String one : value.split("\\|")) {
            Name name = name(one.strip(), sort);
            names.add(name);
            if (sort == Sort.DEMONYM && (name.text().endsWith("an") || name.text().endsWith("i"))) {
                names.add(new Name(name.text() + "s", sort, name.from(), name.until()));
            }
        }
    }

    /// `Zaire [1971-10-27..1997-05-17]`; either day may be left out.
    private static Name name(String text, Sort sort) {
        int bracket = text.indexOf('[');
        if (bracket < 0) {
            return Name.of(text, sort);
        }
        int dots = text.indexOf("..", bracket);
        return new Name(
                text.substring(0, bracket).strip(),
                sort,
                day(text.substring(bracket + 1, dots)),
                day(text.substring(dots + 2, text.indexOf(']', dots))));
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }
}
