package counterexample.rulepack;

import counterexample.store.Kept;

record A31AsksStore(Kept kept) {}
