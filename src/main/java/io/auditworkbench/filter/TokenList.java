package io.auditworkbench.filter;

import java.util.ArrayList;
import java.util.List;

/// Collects tokens; their states follow when their term is understood.
final class TokenList {

    private final List<FilterToken> tokens = new ArrayList<>();

    int size() {
        return tokens.size();
    }

    void add(FilterToken.Kind kind, TextSpan span) {
        if (!span.isEmpty()) {
            tokens.add(new FilterToken(kind, span, TermState.VALID));
        }
    }

    /// Gives all tokens from `first` on this state.
    void colour(int first, TermState state) {
        for (int i = first; i < tokens.size() && state != TermState.VALID; i++) {
            tokens.set(i, tokens.get(i).in(state));
        }
    }

    /// Gives one token this state.
    void colourOne(int index, TermState state) {
        tokens.set(index, tokens.get(index).in(state));
    }

    List<FilterToken> all() {
        return List.copyOf(tokens);
    }
}
