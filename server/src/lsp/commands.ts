import {
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Answer } from './answering';
import type { OpenDocuments } from './documents';
import { toWorkspaceEdit } from './workspaceEdit';

/** By command: what it is called in an editor's history, and the rules whose fixes it applies; all, where none are named. */
const COMMANDS: Readonly<Record<string, { readonly label: string; readonly codes?: ReadonlySet<string> }>> = {
  'atlas.fixAll': { label: 'Fix all that is safe to fix' },
  'atlas.updateTotals': {
    label: 'Update totals',
    codes: new Set(['prose-count', 'table-drift', 'declared-count', 'stale-region']),
  },
  'atlas.writeRegions': { label: 'Write stale regions', codes: new Set(['stale-region']) },
};

export const commandCapabilities = {
  executeCommandProvider: { commands: Object.keys(COMMANDS) },
} satisfies ServerCapabilities;

/**
 * What can be done to an atlas from a key or a script, without a place: every fix that is safe without a look, in one edit. The first argument is the URI of
 * a document; the atlas is that document's, or every atlas that is open where there is none. Answers whether anything was changed.
 */
export function serveCommands(
  connection: Connection,
  answer: Answer,
  client: () => ClientCapabilities,
  documents: OpenDocuments,
): void {
  connection.onExecuteCommand(async ({ command, arguments: [about] = [] }, token) => {
    const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!known) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
    if (client().workspace?.applyEdit !== true)
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        'This editor applies no edits that a server makes.',
      );
    const edits = await answer(token, (service) => {
      const roots = service.roots();
      const root =
        typeof about === 'string' ? roots.filter((one) => about.startsWith(one)).at(-1) : undefined;
      const wanted = typeof about === 'string' ? (root === undefined ? [] : [root]) : roots;
      const uris = wanted.flatMap((one) => service.atlas(one)?.documents ?? []);
      return service.fixes(uris, known.codes).flatMap((fix) => fix.edits);
    });
    if (edits.length === 0) return false;
    const edit = toWorkspaceEdit(edits, client(), documents);
    return (await connection.workspace.applyEdit({ label: known.label, edit })).applied;
  });
}
