package org.broadtape.setting.web;

import java.util.List;
import java.util.Optional;
import org.broadtape.account.AccountDesk;
import org.broadtape.page.Field;

/// What the settings page shows.
///
/// @param fields the site's settings
/// @param password the fields for another password
/// @param tokenName the field for a new token
/// @param browsers that are signed in
/// @param thisBrowser the id of the one that asks
/// @param programs with a token
/// @param newToken a token just made, shown this once
/// @param said what was done, in words; absent where nothing was
/// @param wrong true if something in the forms is wrong
/// @param undo true if the settings before can be brought back
/// @param confirm how many stories saving would remove, if it has to be confirmed; 0 where not
/// @param proxy the address of a proxy that is not trusted yet forwards requests
/// @param sample true if the sample edition is still there
public record SettingsView(
        List<Field> fields,
        List<Field> password,
        Field tokenName,
        List<AccountDesk.Browser> browsers,
        String thisBrowser,
        List<AccountDesk.Program> programs,
        Optional<String> newToken,
        Optional<String> said,
        boolean wrong,
        boolean undo,
        int confirm,
        Optional<String> proxy,
        boolean sample) {}
