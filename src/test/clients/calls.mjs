// Lists and calls everything that the server offers, with the official TypeScript SDK, which checks every result
// against its output schema.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import assert from 'node:assert/strict';

const [how, where, store] = process.argv.slice(2);
const transport =
  how === 'stdio'
    ? new StdioClientTransport({ command: where, args: ['mcp', '--store', store], stderr: 'inherit' })
    : new StreamableHTTPClientTransport(new URL(where));
const client = new Client({ name: 'typescript-trial', version: '1.0.0' });
await client.connect(transport);

const { tools } = await client.listTools();
const { resources } = await client.listResources();
const { resourceTemplates } = await client.listResourceTemplates();
const { prompts } = await client.listPrompts();
assert.deepEqual((await client.listTools()).tools, tools, 'the order of tools is fixed');

const call = async (name, args = {}) => {
  const result = await client.callTool({ name, arguments: args });
  assert.equal(result.isError ?? false, false, `${name}: ${JSON.stringify(result.structuredContent)}`);
  assert.ok(Buffer.byteLength(JSON.stringify(result.structuredContent)) <= 40_000, `${name} is too large`);
  assert.equal(typeof result.structuredContent.truncated, 'boolean', name);
  return result.structuredContent;
};

const [event] = (await call('audit_search_events', { filter: 'op:update', limit: 1 })).events;
const [anomaly] = (await call('audit_list_anomalies', { limit: 1 })).anomalies;
const [table, key] = event.row.split('/');
const args = {
  audit_overview: {},
  audit_search_events: { filter: { f: 'op', m: ['delete'] }, limit: 5 },
  audit_count: { by: ['table', 'op'] },
  audit_compare: { selection: 'op:delete', since: '2026-10-20', until: '2026-10-27' },
  audit_get: { ids: [event.id, event.transaction, ...(anomaly ? [anomaly.id] : [])] },
  audit_transaction: { tx: event.transaction, net: true },
  audit_row_history: { table, key },
  audit_row_at: { table, key, time: `@${event.id}` },
  audit_list_anomalies: { min_severity: 'low' },
  audit_explain: { id: anomaly?.id ?? event.id },
  audit_explain_rule: {},
  audit_coverage: {},
  audit_verify: {},
  audit_schema: {},
  audit_filter_help: { draft: 'table:' },
  audit_undo_sql: { ids: [event.id] },
};
for (const tool of tools) {
  assert.ok(args[tool.name], `${tool.name} is not tried here`);
  await call(tool.name, args[tool.name]);
}

// pages cover everything once
const seen = new Set();
let cursor;
do {
  const page = await call('audit_search_events', { filter: 'op:delete', limit: 500, ...(cursor && { cursor }) });
  for (const one of page.events) {
    assert.ok(!seen.has(one.id), `${one.id} came twice`);
    seen.add(one.id);
  }
  cursor = page.next_cursor;
} while (cursor);
assert.equal(seen.size, (await call('audit_count', { filter: 'op:delete' })).events);

const refused = await client.callTool({ name: 'audit_count', arguments: { filter: 'tabel:orders' } });
assert.equal(refused.isError, true);
assert.deepEqual(refused.structuredContent.error.problems[0].suggestions.includes('table'), true);

for (const { uri } of resources) {
  assert.ok((await client.readResource({ uri })).contents[0].text.length > 100, uri);
}
const addresses = [
  `audit://event/${event.id}`,
  `audit://tx/${event.transaction}`,
  `audit://row/${table}/${key}`,
  ...(anomaly ? [`audit://anomaly/${anomaly.id}`] : []),
];
for (const uri of addresses) {
  assert.ok(JSON.parse((await client.readResource({ uri })).contents[0].text).object, uri);
}
for (const prompt of prompts) {
  const given = Object.fromEntries((prompt.arguments ?? []).map((each) => [each.name, 'A1']));
  const { messages } = await client.getPrompt({ name: prompt.name, arguments: given });
  assert.ok(messages[0].content.text.includes('untrusted'), prompt.name);
}
const { completion } = await client.complete({
  ref: { type: 'ref/prompt', name: 'who-changed-this' },
  argument: { name: 'table', value: '' },
});
assert.ok(completion.values.length > 0);
await client.close();
console.log(
  `${client.getServerVersion().name} ${client.getServerVersion().version}: ${tools.length} tools called,` +
    ` ${resources.length + addresses.length} resources read, ${prompts.length} prompts filled,` +
    ` ${completion.values.length} tables offered, ${seen.size} deletions paged`,
);
