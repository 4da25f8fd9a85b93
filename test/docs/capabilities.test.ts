import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWireClient, type WireClient } from '../protocol/client';

/** What a server says of itself in `initialize`, by the request that it is about. */
const ANNOUNCED: Readonly<Record<string, (capabilities: Capabilities) => unknown>> = {
  'textDocument/diagnostic': (can) => can.diagnosticProvider,
  'workspace/diagnostic': (can) => can.diagnosticProvider?.workspaceDiagnostics,
  'textDocument/hover': (can) => can.hoverProvider,
  'textDocument/completion': (can) => can.completionProvider,
  'completionItem/resolve': (can) => can.completionProvider?.resolveProvider,
  'textDocument/signatureHelp': (can) => can.signatureHelpProvider,
  'textDocument/definition': (can) => can.definitionProvider,
  'textDocument/declaration': (can) => can.declarationProvider,
  'textDocument/typeDefinition': (can) => can.typeDefinitionProvider,
  'textDocument/implementation': (can) => can.implementationProvider,
  'textDocument/references': (can) => can.referencesProvider,
  'textDocument/documentHighlight': (can) => can.documentHighlightProvider,
  'textDocument/documentLink': (can) => can.documentLinkProvider,
  'documentLink/resolve': (can) => can.documentLinkProvider?.resolveProvider,
  'textDocument/documentSymbol': (can) => can.documentSymbolProvider,
  'workspace/symbol': (can) => can.workspaceSymbolProvider,
  'workspaceSymbol/resolve': (can) => can.workspaceSymbolProvider?.resolveProvider,
  'callHierarchy` prepare, incoming, outgoing': (can) => can.callHierarchyProvider,
  'typeHierarchy` prepare, super, sub': (can) => can.typeHierarchyProvider,
  'codeAction/resolve': (can) => can.codeActionProvider?.resolveProvider,
  'textDocument/codeLens': (can) => can.codeLensProvider,
  'codeLens/resolve': (can) => can.codeLensProvider?.resolveProvider,
  'textDocument/inlayHint': (can) => can.inlayHintProvider,
  'inlayHint/resolve': (can) => can.inlayHintProvider?.resolveProvider,
  'textDocument/semanticTokens/full': (can) => can.semanticTokensProvider?.full,
  'textDocument/foldingRange': (can) => can.foldingRangeProvider,
  'textDocument/selectionRange': (can) => can.selectionRangeProvider,
  'textDocument/linkedEditingRange': (can) => can.linkedEditingRangeProvider,
  'textDocument/prepareRename': (can) => can.renameProvider?.prepareProvider,
  'textDocument/rename': (can) => can.renameProvider,
  'workspace/willRenameFiles': (can) => can.workspace?.fileOperations?.willRename,
  'textDocument/formatting': (can) => can.documentFormattingProvider,
  'textDocument/rangeFormatting': (can) => can.documentRangeFormattingProvider,
  'textDocument/onTypeFormatting': (can) => can.documentOnTypeFormattingProvider,
  'workspace/executeCommand': (can) => can.executeCommandProvider,
  'textDocument/inlineValue': (can) => can.inlineValueProvider,
  'textDocument/moniker': (can) => can.monikerProvider,
  'textDocument/inlineCompletion': (can) => can.inlineCompletionProvider,
};

// biome-ignore lint/suspicious/noExplicitAny: what is read of it is any server's word
type Capabilities = any;

let client: WireClient;
beforeAll(async () => {
  client = await startWireClient(pathToFileURL(tmpdir()).href, {
    textDocument: { diagnostic: {}, rename: { prepareSupport: true } },
    workspace: { diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
  });
});
afterAll(() => client.process.kill());

/** The cells of the page's tables, by their first. */
const rows = new Map(
  readFileSync(resolve(__dirname, '../../docs/capabilities.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, request = '', ...cells]) => [request.replace(/^[…`\s]+|`$/g, ''), cells] as const),
);

describe('docs/capabilities.md', () => {
  it.each(Object.keys(ANNOUNCED))('says of %s what the server says', (request) => {
    const ours = rows.get(request)?.[0];
    if (ours === undefined) throw new Error('The page has no such row');
    const announced = Boolean(ANNOUNCED[request]!(client.initialized.capabilities));
    expect(`${request}: ${/^(?:yes|part)/.test(ours)}`).toBe(`${request}: ${announced}`);
  });

  it('names every request that the server announces', () => {
    const named = new Set(
      Object.values(ANNOUNCED).flatMap((read) =>
        [...`${read}`.matchAll(/can\.(\w+)/g)].map(([, name]) => name),
      ),
    );
    const silent = ['positionEncoding', 'textDocumentSync'];
    expect(Object.keys(client.initialized.capabilities).filter((name) => !named.has(name))).toEqual(silent);
  });
});
