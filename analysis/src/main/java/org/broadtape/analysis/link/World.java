package org.broadtape.analysis.link;

import java.util.List;
import java.util.stream.Stream;

/// The part of the world a newswire names that has no price: countries, places, bodies and persons.
///
/// Each kind is a text of its own beside this class (`world/countries.txt` and so on), one entity a
/// line, read by [WorldReader]. The names are common knowledge, written down by the project: no
/// list of anybody else's was taken over. Ids are stable once published:
///
/// | Kind | Id | Example |
/// |---|---|---|
/// | country | ISO 3166-1 alpha-3, of former countries ISO 3166-3 | `KOR`, `SUN` |
/// | place | `place:`, its name in ASCII with hyphens, its country or else its type | `place:London-GBR` |
/// | body | `body:` and its English name in lower case | `body:federal-reserve` |
/// | person | `person:` and the name as commonly printed, in lower case | `person:jerome-powell` |
///
/// One name may be several entities': `Georgia` is a country and a state, `Washington` a city, a
/// state, and as a `CAPITAL` the government of the United States. Which one a text means is for its
/// reader to tell.
public final class World {
    private static final List<Entity> ALL =
            Stream.of("countries", "places", "bodies", "persons")
                    .flatMap(list -> WorldReader.read(list).stream())
                    .toList();

    private World() {}

    /// All of it, each kind in the order of its text.
    public static List<Entity> builtIn() {
        return ALL;
    }
}
