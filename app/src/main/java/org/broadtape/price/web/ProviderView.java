package org.broadtape.price.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.ProviderTerms.KeyNeed;
import org.broadtape.page.Moment;
import org.broadtape.page.Words;
import org.broadtape.price.PriceText;
import org.broadtape.price.ProviderChoices.Choice;
import org.broadtape.price.Troubles.Trouble;

/// A provider as the owner's page shows it.
///
/// @param choice what stands for it
/// @param lastGood when it last gave a price; absent where it never did
/// @param trouble what is the matter with it; absent while nothing is
/// @param changed true if it was changed just now
/// @param wrong true if what was typed as its key can be none
public record ProviderView(
        Choice choice,
        Optional<Instant> lastGood,
        Optional<Trouble> trouble,
        boolean changed,
        boolean wrong) {
    /// What it allows and promises.
    public ProviderTerms terms() {
        return choice.provider().terms();
    }

    /// The key of the word for its state.
    public String state() {
        if (choice.isAsked()) {
            return trouble.isPresent() ? "price.state.trouble" : "price.state.on";
        }
        return choice.enabled() ? "price.state.no-key" : "price.state.off";
    }

    /// Whether it needs a key.
    public boolean needsKey() {
        return terms().key() == KeyNeed.REQUIRED;
    }

    /// When it last gave a price.
    public Optional<Moment> last() {
        return lastGood.map(Moment::of);
    }

    /// What it gives at best, who may see it, and how often it may be asked, in words.
    public List<String> facts(Words words) {
        List<String> facts = new ArrayList<>();
        facts.add(PriceText.delay(terms().delay(), words));
        facts.add(
                switch (terms().rights().audience()) {
                    case EVERYONE -> words.say("price.rights.everyone");
                    case OWNER -> words.say("price.rights.owner");
                    case NOBODY -> words.say("price.rights.nobody");
                });
        terms().paces()
                .forEach(pace ->
                        facts.add(
                                words.say(
                                        "price.pace",
                                        pace.requests(),
                                        pace.per().toSeconds() >= 3600
                                                ? words.say("price.hours", pace.per().toHours())
                                                : words.say(
                                                        "price.seconds", pace.per().toSeconds()))));
        return facts;
    }
}
