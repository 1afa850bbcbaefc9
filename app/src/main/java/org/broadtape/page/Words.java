package org.broadtape.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// The words of the interface in one language, from `messages/<feature>.properties`. A key is
/// `feature.thing`; its first part names the file.
public final class Words {
    private static final Map<Locale, Words> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, ResourceBundle> bundles = new ConcurrentHashMap<>();

    private Words(Locale locale) {
        this.locale = locale;
    }

    /// The words in a language; English where there are none.
    public static Words in(Locale locale) {
        return KNOWN.computeIfAbsent(locale, Words::new);
    }

    /// Whether there are words for a key: for what others name, where a plainer word can stand in.
    public boolean has(String key) {
        return bundle(key).containsKey(key);
    }

    /// The words for a key, with `{0}`, `{1}` … filled in. A missing key is our bug and throws.
    public String say(String key, Object... parts) {
        String words = bundle(key).getString(key);
        return parts.length == 0
                ? words.replace("''", "'")
                : new MessageFormat(words, locale).format(parts);
    }

    /// The language of these words.
    public Locale locale() {
        return locale;
    }

    private ResourceBundle bundle(String key) {
        return bundles.computeIfAbsent(
                key.substring(0, key.indexOf('.')),
                name ->
                        ResourceBundle.getBundle(
                                "messages." + name,
                                locale,
                                ResourceBundle.Control.getNoFallbackControl(
                                        ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
}
