package io.auditworkbench.explain.claim;

import java.util.Set;

/// Words that say nothing of any row, and words that a sentence may not have.
///
/// - **Threading**: immutable.
final class PlainWords {

    /// In capitals wherever they stand. No days and months: those are facts, and stand in no field of a claim.
    static final Set<String> CAPITALS = Set.of("NULL", "UTC", "SQL", "ID", "INSERT", "UPDATE", "DELETE");

    /// What a sentence may begin with, apart from the names of its facts.
    static final Set<String> BEGINNINGS = Set.of("""
            a about according account accounts actor all although amount amounts an another as at balance because before
            both but by change changed changes check column columns customer customers data deleted deletion deletions
            during each earlier edit edits event events every figure finally finding first for four from given here
            however if in insert inserted inserts it its item items later limit many maybe more most no none nobody
            nothing of on once one only or order orders other others overall payment payments perhaps person possibly
            price prices product products quantities quantity record records refund refunds removed role roles row rows
            rule sale sales several shortly since some somebody someone status stock such sum that the their then there
            these they this those three to together total totals transaction transactions two typical under update
            updated updates user users value values what when where which while who with within
            after between
            """.strip().split("\\s+"));

    /// What may stand after "by" that is nobody's name.
    static final Set<String> MAY_FOLLOW_BY = Set.of("""
            a about accident all an and another any at both chance default design each error far hand hour its itself
            less mistake more one other others some somebody someone table that the their them then these this those
            time two three transaction which who whoever
            """.strip().split("\\s+"));

    static final Set<String> HEDGES =
            Set.of("may", "might", "could", "perhaps", "possibly", "maybe", "probably", "likely", "seems", "appears");

    static final Set<String> DENIALS = Set.of(
            "not",
            "never",
            "no",
            "none",
            "nothing",
            "nobody",
            "neither",
            "nor",
            "without",
            "cannot",
            "unchanged",
            "except",
            "nowhere",
            "hardly",
            "barely",
            "instead",
            "fails",
            "failed");

    /// To judge is for people, and to advise a model would have to know more.
    static final Set<String> JUDGING = Set.of(
            "harmless",
            "fraud",
            "frauds",
            "fraudulent",
            "theft",
            "thief",
            "stole",
            "stolen",
            "stealing",
            "steal",
            "embezzlement",
            "embezzled",
            "guilty",
            "innocent",
            "malicious",
            "criminal",
            "crime",
            "illegal",
            "legitimate",
            "legitimately",
            "legit",
            "safe",
            "benign",
            "false positive",
            "false positives",
            "false alarm",
            "ignore",
            "ignored",
            "ignoring",
            "dismiss",
            "dismissed",
            "disregard",
            "no action",
            "suspicious",
            "severity",
            "severe",
            "critical",
            "risk",
            "risky",
            "verdict",
            "should",
            "must",
            "shall",
            "recommend",
            "recommended",
            "please",
            "verified",
            "confirmed",
            "confirms",
            "resolved",
            "closed",
            "mute",
            "muted",
            "trusted",
            "trustworthy",
            "authorised",
            "authorized",
            "unauthorised",
            "unauthorized",
            "permitted",
            "allowed",
            "instruction",
            "instructions",
            "prompt",
            "assistant",
            "password",
            "passwords",
            "click",
            "visit",
            "send",
            "email",
            "proves",
            "proven",
            "certainly",
            "definitely",
            "obviously",
            "expected",
            "normal",
            "routine",
            "nothing unusual",
            "nothing wrong",
            "fine",
            "okay",
            "all good",
            "escalate",
            "downgrade",
            "downgraded",
            "low priority",
            "high priority");

    private PlainWords() {}
}
