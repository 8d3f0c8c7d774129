package counterexample.cli;

import jakarta.servlet.Servlet;

record A28ServletOutsideHttp(Servlet servlet) {}
