package counterexample.workbench;

import java.net.http.HttpClient;

record A08HttpClient(HttpClient client) {}
