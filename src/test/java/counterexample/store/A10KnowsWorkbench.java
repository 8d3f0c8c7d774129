package counterexample.store;

import counterexample.workbench.Answer;

record A10KnowsWorkbench(Answer answer) {}
