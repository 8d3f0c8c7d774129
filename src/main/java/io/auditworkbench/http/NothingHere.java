package io.auditworkbench.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Answers every path that nothing is mounted at, whatever the method.
final class NothingHere extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new Problem(HttpServletResponse.SC_NOT_FOUND, "NOT_FOUND", "Nothing is served at this path.", "")
                .send(response);
    }
}
