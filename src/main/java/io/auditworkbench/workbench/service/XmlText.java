package io.auditworkbench.workbench.service;

/// Spells text for XML.
final class XmlText {

    private XmlText() {}

    /// Text between tags.
    static String of(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
