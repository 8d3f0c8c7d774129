package counterexample.workbench;

import org.snakeyaml.engine.v2.api.LoadSettings;

record A32ReadsYaml(LoadSettings settings) {}
