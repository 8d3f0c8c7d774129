package counterexample.workbench;

import picocli.CommandLine;

record A07PicocliOutsideCli(CommandLine commandLine) {}
