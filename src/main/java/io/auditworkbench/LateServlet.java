package io.auditworkbench;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Stands for a servlet that is made after the address is taken: the listener answers only when it is there.
final class LateServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient CompletableFuture<HttpServlet> there;

    LateServlet(CompletableFuture<HttpServlet> there) {
        this.there = there;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        there.join().service(request, response);
    }

    @Override
    public void destroy() {
        HttpServlet made = there.getNow(this);
        if (made != this) {
            made.destroy();
        }
        super.destroy();
    }
}
