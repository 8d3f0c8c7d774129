package counterexample.http;

import counterexample.cli.Command;

record A20KnowsCli(Command command) {}
