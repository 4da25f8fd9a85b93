import {
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Action, ActionEdits, ActionName } from '../features/codeActions';
import type { Diagnostic, DiagnosticFix } from '../features/diagnostics';
import type { Range } from '../syntax/position';
import { type Answer, quietly } from './answering';
import { toLspDiagnostic } from './convert';
import type { OpenDocuments } from './documents';
import { createsFiles, toWorkspaceEdit } from './workspaceEdit';

/** What *fix all* and saving offer: all that is safe, in one edit. With a rule's code behind it, what that rule finds. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.atlas`;

export const actionCapabilities = {
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorRewrite,
      'refactor.move',
      FIX_ALL,
      'source.sortReferences.atlas',
    ],
    resolveProvider: true,
  },
} satisfies ServerCapabilities;

/** Fixes and what else can be done at a place. Edits that take more than a look at one finding are made when an action is chosen, if the client asks then. */
export function serveActions(
  connection: Connection,
  answer: Answer,
  client: () => ClientCapabilities,
  documents: OpenDocuments,
  pages: () => string | undefined,
): void {
  const quiet = quietly(connection, answer);
  const edited = ({ edits, creates }: ActionEdits): WorkspaceEdit =>
    toWorkspaceEdit(edits, client(), documents, creates === undefined ? [] : [{ uri: creates }]);
  const quickFixes = (diagnostic: Diagnostic): CodeAction[] => {
    // The one that needs no look, if there is one, is what an editor applies by its key for that.
    const preferred = diagnostic.fixes.find(({ safe }) => safe);
    return diagnostic.fixes.map((fix) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toLspDiagnostic(diagnostic, pages())],
      edit: toWorkspaceEdit(fix.edits, client(), documents),
      ...(fix === preferred && { isPreferred: true }),
    }));
  };
  const fixAll = (fixes: readonly Pick<DiagnosticFix, 'edits'>[]): CodeAction => ({
    title: 'Fix all that is safe to fix (Atlas)',
    kind: FIX_ALL,
    edit: toWorkspaceEdit(
      fixes.flatMap(({ edits }) => edits),
      client(),
      documents,
    ),
  });
  const shown = (action: Action, uri: string): CodeAction => ({
    title: action.title,
    kind: action.kind,
    ...(action.mends && { diagnostics: [toLspDiagnostic(action.mends, pages())] }),
    data: { uri, name: action.name },
  });
  const resolved = async (action: CodeAction, token: CancellationToken): Promise<CodeAction> => {
    const named = nameOf(action.data);
    if (!named) return action;
    const edits = await answer(token, (known) => known.actionEdits(named.uri, named.name));
    return edits ? { ...action, edit: edited(edits) } : action;
  };

  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }, token) => {
    const wants = (kind: string): boolean =>
      kind.startsWith(`${FIX_ALL}.`)
        ? only?.includes(kind) === true
        : (only !== undefined || !kind.startsWith('source.')) && isWanted(kind, only);
    const { found, more } = await quiet(token, NOTHING, (known) => {
      const quick = wants(CodeActionKind.QuickFix)
        ? known
            .diagnostics(uri)
            .filter((diagnostic) => touches(diagnostic.range, range))
            .flatMap(quickFixes)
        : [];
      // Beside the fixes of one place it would only be in the way.
      const all = wants(FIX_ALL) ? known.fixes([uri]) : [];
      return {
        found: all.length > 0 ? [...quick, fixAll(all)] : quick,
        more: known.actions(uri, range, wants).filter((action) => isPossible(action, client())),
      };
    });
    const lazy = more.map((action) => shown(action, uri));
    if (resolvesEdits(client())) return [...found, ...lazy];
    const eager = await Promise.all(lazy.map((action) => resolved(action, token)));
    return [
      ...found,
      ...eager.filter(({ edit }) => edit !== undefined).map(({ data: _, ...action }) => action),
    ];
  });
  connection.onCodeActionResolve(resolved);
}

const NOTHING: { readonly found: CodeAction[]; readonly more: readonly Action[] } = { found: [], more: [] };

/** A file can only be made by a client that makes files. */
function isPossible({ name }: Action, client: ClientCapabilities): boolean {
  return name.does !== 'create' || name.place !== 'file' || createsFiles(client);
}

function resolvesEdits({ textDocument }: ClientCapabilities): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes('edit') === true;
}

function nameOf(data: unknown): { readonly uri: string; readonly name: ActionName } | undefined {
  const { uri, name } = (data ?? {}) as {
    readonly uri?: unknown;
    readonly name?: { readonly does?: unknown };
  };
  return typeof uri === 'string' && typeof name?.does === 'string'
    ? { uri, name: name as ActionName }
    : undefined;
}

/** Whether a client that wants these kinds of actions wants this one; kinds have parts with points between. */
function isWanted(kind: string, only: CodeActionParams['context']['only']): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function touches(a: Range, b: Range): boolean {
  const before = (p: Range['start'], q: Range['start']): boolean =>
    p.line < q.line || (p.line === q.line && p.character < q.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
