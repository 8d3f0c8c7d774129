package counterexample.infer;

import counterexample.rulepack.Pack;

record A30ReadsRules(Pack pack) {}
