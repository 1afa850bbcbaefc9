package org.broadtape.source.web;

import java.util.Map;
import org.broadtape.newsroom.SourceId;

/// How many stories are kept.
public interface StoryCounts {
    /// Of one source.
    int of(SourceId source);

    /// Of each source that has any, asked in one go.
    Map<SourceId, Integer> all();
}
