package org.broadtape.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.World;
import org.broadtape.link.Entities;
import org.broadtape.market.InstrumentMaster;

/// The instruments and the world that come with the product, by name, and an analyst who knows
/// them: for sets that name what is meant by a title and not by our ids.
final class KnownThings {
    private static final Pattern LEGAL_FORM =
            Pattern.compile(
                    "( (inc|corp|corporation|co|company|ltd|limited|plc|ag|sa|nv|se|spa|ab|oyj|asa|as|kgaa"
                            + "|gmbh|llc|lp))+$");

    private final List<Entity> all = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Analyst analyst;

    private KnownThings(Collection<Entity> instruments) {
        all.addAll(instruments);
        all.addAll(World.builtIn());
        for (Entity one : all) {
            one.names().forEach(name -> names.add(folded(name.text())));
        }
        analyst = new Analyst(instruments);
    }

    static KnownThings builtIn() {
        return new KnownThings(Entities.of(InstrumentMaster.builtIn().all()));
    }

    Analyst analyst() {
        return analyst;
    }

    /// Everything known.
    List<Entity> all() {
        return all;
    }

    /// Whether anything known bears that name.
    boolean holds(String name) {
        return names.contains(folded(name));
    }

    /// Whether an entity bears that name.
    static boolean isCalled(Entity entity, String name) {
        String wanted = folded(name);
        return entity.names().stream()
                .filter(one -> one.kind() != Entity.Sort.SYMBOL)
                .anyMatch(one -> folded(one.text()).equals(wanted));
    }

    /// A name without case, accents, points, doubled blanks and the firm's legal form: `U.S. Army`
    /// as `us army`, `Boeing Co.` as `boeing`.
    static String folded(String name) {
        String folded = withoutAccents(name);
        String shorter = LEGAL_FORM.matcher(folded).replaceFirst("");
        return shorter.isEmpty() ? folded : shorter;
    }

    private static String withoutAccents(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}.,]", "")
                .replaceAll("[\\s-]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
