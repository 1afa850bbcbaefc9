package org.broadtape.source;

import java.util.List;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;

/// Takes deliveries in; answers, in their order, what each turned out to be, once all are durable.
@FunctionalInterface
public interface Intake {
    /// Takes them in.
    List<Arrival> receive(List<Delivery> deliveries);
}
