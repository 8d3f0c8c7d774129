package counterexample.workbench;

import org.eclipse.jetty.server.Server;

record A28JettyOutsideHttp(Server server) {}
