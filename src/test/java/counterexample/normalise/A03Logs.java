package counterexample.normalise;

import org.slf4j.Logger;

record A03Logs(Logger logger) {}
