package counterexample.desktop;

import counterexample.workbench.Answer;

record A18Controller(Answer answer) {}
