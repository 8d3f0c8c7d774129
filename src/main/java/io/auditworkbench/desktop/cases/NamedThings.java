package io.auditworkbench.desktop.cases;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The things that a text names by their ids.
final class NamedThings {

    private static final Pattern IDS = Pattern.compile("\\b([ETABCG][0-9]{1,18})\\b");

    private NamedThings() {}

    /// `E1024`, `T88`, `A17`, `B12`, `C3`, `G1`, each once, in the order in which they stand.
    static List<String> in(String text) {
        return IDS.matcher(text).results().map(MatchResult::group).distinct().toList();
    }
}
