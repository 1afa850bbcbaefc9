/// One HTTP request, made politely and safely. The door is [Fetcher]: a [Request] in, a
/// [FetchOutcome] out, never an exception for what a server does. Everything that comes back is an
/// attacker's until shown otherwise, so size, time, pace, headers and redirects are bounded by
/// [Limits], and every address is judged by [AddressGuard] after the name was resolved and again
/// after each redirect; the connection is then made to exactly the address that was judged, which
/// is why the client is our own: the JDK's resolves names by itself.
///
/// [PollPlan] says when to look again, [HostPace] keeps looks at one host apart; both are pure of
/// network and clock.
@NullMarked
package org.broadtape.wire.fetch;

import org.jspecify.annotations.NullMarked;
