package org.broadtape.newsroom;

/// Where words of a story can be put before somebody.
public enum Use {
    /// A page of this site.
    PAGE,
    /// An outgoing feed.
    FEED,
    /// The API.
    API,
    /// The extract below a search result.
    EXTRACT,
    /// A file of stories that leaves the site.
    EXPORT
}
