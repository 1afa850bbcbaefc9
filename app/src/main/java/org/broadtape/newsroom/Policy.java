package org.broadtape.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadtape.wire.rights.Rights;
import org.broadtape.wire.rights.Term;

/// Decides what may be shown of a story, in the one place where that is decided. The narrowest of
/// its terms holds. To the signed-in owner, who is the one with the agreement, a story's own page
/// shows all.
public final class Policy {
    /// How long something that may not be archived is shown: agencies that say so for pictures and
    /// texts give fourteen days from transmission.
    static final Duration FRESH = Duration.ofDays(14);

    /// What terms say, with no licence stated and readers everywhere.
    public static final Policy AS_SAID = new Policy(source -> Licence.UNSTATED, Optional::empty);

    private final Function<SourceId, Licence> licences;
    private final Supplier<Optional<String>> country;

    /// A policy by the owner's decisions.
    ///
    /// @param licences what he may do with a source's texts; cheap, as it is asked for every line
    /// @param country ISO 3166 alpha-2 code of the country all readers are in; empty for the world
    public Policy(Function<SourceId, Licence> licences, Supplier<Optional<String>> country) {
        this.licences = licences;
        this.country = country;
    }

    /// What may be shown of a story on such terms.
    ///
    /// @param since when it was published, or first seen here where that is not known
    Allowance of(Rights rights, SourceId source, Instant since, Instant now) {
        if (rights.terms().isEmpty()) {
            return Allowance.ALL;
        }
        Licence licence = licences.apply(source);
        Instant stale = since.plus(FRESH);
        boolean fresh = now.isBefore(stale);
        Set<Term> because = EnumSet.noneOf(Term.class);
        Map<Use, Part> parts = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            Part least = Part.TEXT;
            for (Term term : rights.terms()) {
                Part part = part(term, use, licence, fresh, rights);
                if (part != Part.TEXT) {
                    because.add(term);
                }
                least = part.compareTo(least) < 0 ? part : least;
            }
            parts.put(use, least);
        }
        boolean ends = fresh && rights.terms().contains(Term.NO_ARCHIVE);
        return new Allowance(parts, rights, because, ends ? Optional.of(stale) : Optional.empty());
    }

    private Part part(Term term, Use use, Licence licence, boolean fresh, Rights rights) {
        return switch (term) {
            case FREE -> Part.TEXT;
            case RESERVED ->
                    licence != Licence.PASS_ON && (use == Use.FEED || use == Use.API)
                            ? Part.TEASER
                            : Part.TEXT;
            case NO_ARCHIVE -> fresh && use != Use.EXPORT ? Part.TEXT : Part.HEADLINE;
            case NOT_PASSED_ON -> licensed(licence, use, use == Use.PAGE || use == Use.EXTRACT);
            case AGREEMENT, UNCLEAR -> licensed(licence, use, false);
            case SYNDICATION_ONLY ->
                    use == Use.PAGE || use == Use.EXTRACT ? Part.HEADLINE : Part.TEXT;
            case NOT_ONLINE -> use == Use.EXPORT ? Part.TEXT : Part.HEADLINE;
            case REGION ->
                    country.get().filter(rights.region()::holds).isPresent()
                            ? Part.TEXT
                            : Part.HEADLINE;
            case NO_MINING -> use == Use.API ? Part.TEASER : Part.TEXT;
            case NOT_PUBLIC -> Part.HEADLINE;
        };
    }

    /// @param teased true if a few sentences may be shown there without any licence
    private static Part licensed(Licence licence, Use use, boolean teased) {
        return switch (licence) {
            case UNSTATED -> teased ? Part.TEASER : Part.HEADLINE;
            case READ -> use == Use.FEED || use == Use.API ? Part.TEASER : Part.TEXT;
            case PASS_ON -> Part.TEXT;
        };
    }
}
