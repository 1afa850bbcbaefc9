package org.broadtape.market.bar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is known of one instrument's corporate actions, in the order of their ex-dates. To undo an
/// action is to take it out: nothing was computed that is not computed anew from raw bars.
///
/// @param all every action once
public record Actions(List<CorporateAction> all) {
    /// None known.
    public static final Actions NONE = new Actions(List.of());

    /// Puts them in order.
    public Actions {
        all =
                all.stream()
                        .distinct()
                        .sorted(Comparator.comparing(CorporateAction::exDate))
                        .toList();
    }

    /// These and one more.
    public Actions with(CorporateAction action) {
        List<CorporateAction> more = new ArrayList<>(all);
        more.add(action);
        return new Actions(more);
    }

    /// These without one.
    public Actions without(CorporateAction action) {
        return new Actions(all.stream().filter(one -> !one.equals(action)).toList());
    }
}
