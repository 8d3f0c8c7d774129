package counterexample.workbench;

import io.modelcontextprotocol.server.McpSyncServer;

record A27ProtocolOutsideMcp(McpSyncServer server) {}
