package io.auditworkbench.filter;

/// A piece of the filter text with its colour. Tokens come in order, do not overlap, and leave out nothing but space.
public record FilterToken(Kind kind, TextSpan span, TermState state) {

    /// What a token is.
    public enum Kind {
        FIELD,
        OPERATOR,
        VALUE,
        STRING,
        WORD,
        KEYWORD,
        PUNCTUATION
    }

    FilterToken in(TermState termState) {
        return new FilterToken(kind, span, termState);
    }
}
