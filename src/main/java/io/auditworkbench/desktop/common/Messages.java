package io.auditworkbench.desktop.common;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// All text of the desktop: one bundle per package of `desktop`, and every key begins with the bundle's name.
///
/// - **Source**: `java.text.MessageFormat`; numbers in messages choose their word by `{0,choice,…}`.
/// - **Threading**: any thread.
public final class Messages {

    /// The bundles below `messages/`.
    public static final List<String> BUNDLES = List.of(
            "shell",
            "screen",
            "problem",
            "widget",
            "welcome",
            "events",
            "transaction",
            "history",
            "anomaly",
            "overview",
            "business",
            "timeline",
            "cases",
            "rules",
            "sql",
            "reports",
            "connect",
            "health",
            "selfaudit",
            "settings",
            "explanation");

    private final Map<String, String> texts = new TreeMap<>();
    private final Locale locale;

    /// The text for a locale.
    public Messages(Locale locale) {
        this.locale = locale;
        for (String name : BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle("messages/" + name, locale);
            bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        }
    }

    /// The text of a key, with its parts in place, as [ForeignText] writes them.
    ///
    /// - **Errors**: `IllegalArgumentException` for a key that no bundle has.
    public String text(String key, Object... parts) {
        String pattern = texts.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message has the key " + key);
        }
        return new MessageFormat(pattern, locale).format(tamed(parts));
    }

    /// Names and values of others are parts of our sentences and steer none of them.
    private static Object[] tamed(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part instanceof String text ? ForeignText.within(text) : part)
                .toArray();
    }

    /// Whether a bundle has the key.
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /// Every key.
    public List<String> keys() {
        return List.copyOf(texts.keySet());
    }

    /// The same texts, for `%key` in FXML.
    public ResourceBundle bundle() {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return text(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.enumeration(texts.keySet());
            }
        };
    }

    /// The locale of numbers and dates.
    public Locale locale() {
        return locale;
    }
}
