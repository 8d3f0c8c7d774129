package counterexample.workbench;

import java.net.Socket;

record A08Socket(Socket socket) {}
