package org.broadtape.account;

/// Who looks at a page.
public sealed interface Viewer {
    /// Somebody who is not signed in.
    record Reader() implements Viewer {}

    /// The owner, signed in.
    ///
    /// @param name as he chose it
    /// @param formToken goes into every form he is shown, in the field `token`, and comes back with
    ///   it; no form of his is taken without
    record Owner(String name, String formToken) implements Viewer {}
}
