package org.broadtape.setting.web;

/// What the settings page needs of the sample edition: whether it is there, and to be rid of it.
public interface Samples {
    /// Whether some of its stories are still here.
    boolean isThere();

    /// Removes all of it.
    void remove();
}
