package org.broadtape.wire.rights;

/// One thing that usage terms say.
public enum Term {
    /// Anybody may pass it on: a free licence, the public domain.
    FREE,
    /// Somebody owns it and reserves his rights: what every copyright notice says.
    RESERVED,
    /// It may be shown, and not be kept: `NO ARCHIVAL USE`.
    NO_ARCHIVE,
    /// It may be read, and not be passed on: "redistribution is prohibited", "personal use only".
    NOT_PASSED_ON,
    /// It may go to those who take syndicated news, and not onto a page: "for syndication only".
    SYNDICATION_ONLY,
    /// It may not stand on the web: "print only", "no internet use".
    NOT_ONLINE,
    /// It is for some countries, or for all but some; see [Region].
    REGION,
    /// It may not be mined by programs (NewsML-G2 `dataMining`, PLUS `DMI-PROHIBITED`).
    NO_MINING,
    /// Only those may use it who have an agreement with its sender.
    AGREEMENT,
    /// It is not for the public at all: "internal use only", `pubconstraint` nonpublic.
    NOT_PUBLIC,
    /// Terms were sent and this reader can't tell what they say.
    UNCLEAR
}
