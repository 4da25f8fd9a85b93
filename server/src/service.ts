import type { Counted } from './atlas/lexicon';
import type { ThingKind } from './atlas/thing';
import { type Call, incomingCalls, outgoingCalls, prepareCalls } from './features/callHierarchy';
import {
  type Action,
  type ActionEdits,
  type ActionName,
  actionEdits,
  codeActions,
  textsForAction,
} from './features/codeActions';
import { codeLenses, type Lens, type LensSubject, type LensText, lensText } from './features/codeLenses';
import { type CompletionEntry, completion } from './features/completion';
import { definition } from './features/definition';
import { type Diagnostic, diagnostics } from './features/diagnostics';
import { type DocumentLink, documentLinks } from './features/documentLinks';
import { documentSymbols, type Outline } from './features/documentSymbols';
import type { Refusal, TextEdit, Texts } from './features/edits';
import { type SafeFix, safeFixes } from './features/fixAll';
import { type Fold, folding } from './features/folding';
import { type Highlight, highlights } from './features/highlights';
import { describe, type Hover, hover } from './features/hover';
import { type Hint, type HintKind, inlayHints } from './features/inlayHints';
import type { Item } from './features/item';
import { type LinkedNames, linkedEditing } from './features/linkedEditing';
import type { Location } from './features/location';
import { references } from './features/references';
import { prepareRename, type Renameable, rename, textsForRename } from './features/rename';
import { type FileMove, moveFiles } from './features/renameFiles';
import { schemaHover } from './features/schemaHover';
import { selection } from './features/selection';
import { semanticTokens, type Token } from './features/semanticTokens';
import { type Signature, signatureHelp } from './features/signatureHelp';
import { implementation, typeDefinition } from './features/typeDefinition';
import { prepareTypes, subtypes, supertypes } from './features/typeHierarchy';
import { diagnosticsAgain } from './features/verdict';
import { type WorkspaceSymbol, workspaceSymbols } from './features/workspaceSymbols';
import { type CoverageEntry, coverage } from './rules/coverage';
import { rules } from './rules/registry';
import type { Rule } from './rules/rule';
import type { Position, Range } from './syntax/position';
import { canonicalUri } from './syntax/uri';
import type { Atlas } from './workspace/atlas';
import type { FileFacts, NoFacts } from './workspace/factsOfFile';
import type { FileSystem } from './workspace/fileSystem';
import type { Loader } from './workspace/loader';
import type { Memory } from './workspace/memory';
import { stateOf } from './workspace/rerun';
import { Workspace } from './workspace/workspace';

export interface ServiceOptions {
  readonly fs: FileSystem;
  readonly loader: Loader;
  /** The day for date rules, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** False for a single run, which has no use for dependencies. */
  readonly incremental: boolean;
  readonly memory?: Memory;
  /** For a run that reports findings and nothing else: those of an earlier run are taken where they still stand, and kept for the next. */
  readonly verdicts?: boolean;
  readonly changed?: (uris: ReadonlySet<string>) => void;
  readonly progress?: (done: number, total: number) => void;
}

export interface AtlasSummary {
  readonly title: string;
  readonly counts: Readonly<Record<Counted, number>> & {
    readonly slots_by_group: Readonly<Record<string, number>>;
    readonly slots_by_level: Readonly<Record<string, number>>;
  };
  /** URIs of its documents, in path order. */
  readonly documents: readonly string[];
}

/** Every rule, in the order of their codes, as lists of them show it. */
export const ruleList: readonly Pick<Rule, 'code' | 'severity' | 'summary'>[] = rules;

/**
 * All that the language server and the command line may call. Documents are URIs in any spelling, positions zero-based UTF-16. Every question is
 * answered from the state at the moment it is asked; unknown documents have no answers.
 */
export interface Service {
  readonly open: (folders: readonly string[]) => Promise<void>;
  readonly closeFolders: (folders: readonly string[]) => Promise<void>;
  readonly change: (uri: string, text: string) => void;
  readonly close: (uri: string) => Promise<void>;
  readonly filesChanged: (uris: readonly string[]) => Promise<void>;
  readonly settled: () => Promise<void>;
  /** What files say by themselves, in their order, or why one has no facts. Nothing has to be open. */
  readonly factsOf: (uris: readonly string[]) => Promise<readonly (FileFacts | NoFacts)[]>;
  /** Until an open document can be told of, though its atlas is still being read; `undefined` for one of none. */
  readonly taken: (uri: string) => Promise<void> | undefined;
  /** Whether the atlas of a document is still being read: what is not there may be on its way. */
  readonly isLoading: (uri: string) => boolean;
  /** Whether what the open documents of its atlas name has been read, as far as files are called like it. */
  readonly hasNamed: (uri: string) => boolean;
  /** Roots of the atlases that are known, outer before inner. */
  readonly roots: () => readonly string[];
  readonly atlas: (root: string) => AtlasSummary | undefined;
  readonly diagnostics: (uri: string) => readonly Diagnostic[];
  /** Fixes of findings in these documents that can be applied without a look and all at once; of one rule or some, where `codes` names them. */
  readonly fixes: (uris: readonly string[], codes?: ReadonlySet<string>) => readonly SafeFix[];
  /** What the texts of a document state, and which rule guards it; `text` is the document's, as it is on disk or open. */
  readonly coverage: (uri: string, text: string) => readonly CoverageEntry[];
  readonly hover: (uri: string, position: Position) => Hover | undefined;
  readonly completion: (uri: string, position: Position) => readonly CompletionEntry[];
  /** The preview of a thing that a completion offers: Markdown. */
  readonly describe: (uri: string, kind: string, key: string) => string | undefined;
  readonly definition: (uri: string, position: Position) => readonly Location[];
  /** What the thing at a position stands under. */
  readonly typeDefinition: (uri: string, position: Position) => readonly Location[];
  /** The texts that treat it. */
  readonly implementation: (uri: string, position: Position) => readonly Location[];
  /** Of an open text: what can be written in the tag that a position is in. */
  readonly signatureHelp: (uri: string, position: Position) => Signature | undefined;
  readonly references: (uri: string, position: Position, declaration: boolean) => readonly Location[];
  /** What a rename at a position would be of, or why there is none; `undefined` in a document of no atlas. */
  readonly prepareRename: (uri: string, position: Position) => Promise<Renameable | Refusal | undefined>;
  readonly rename: (
    uri: string,
    position: Position,
    newName: string,
  ) => Promise<readonly TextEdit[] | Refusal | undefined>;
  /** What can be done at a range beside the fixes of its findings; `wants` tells of a kind of action whether it is asked for. */
  readonly actions: (uri: string, range: Range, wants: (kind: string) => boolean) => readonly Action[];
  readonly actionEdits: (uri: string, name: ActionName) => Promise<ActionEdits | undefined>;
  /** What has to be edited before files and folders are moved, so that links go on leading where they do. */
  readonly moveFiles: (moves: readonly FileMove[]) => Promise<readonly TextEdit[]>;
  readonly highlights: (uri: string, position: Position) => readonly Highlight[];
  readonly documentLinks: (uri: string) => readonly DocumentLink[];
  readonly documentSymbols: (uri: string) => readonly Outline[];
  readonly workspaceSymbols: (query: string) => readonly WorkspaceSymbol[];
  readonly prepareCalls: (uri: string, position: Position) => readonly Item[];
  readonly incomingCalls: (item: ItemName) => readonly Call[];
  readonly outgoingCalls: (item: ItemName) => readonly Call[];
  readonly prepareTypes: (uri: string, position: Position) => readonly Item[];
  readonly supertypes: (item: ItemName) => readonly Item[];
  readonly subtypes: (item: ItemName) => readonly Item[];
  /** Of open documents alone, as are selections and linked names: each is read from the text in the editor. */
  readonly folding: (uri: string) => readonly Fold[];
  /** For each position the ranges around it, from the innermost. */
  readonly selection: (uri: string, positions: readonly Position[]) => readonly (readonly Range[])[];
  readonly linkedEditing: (uri: string, position: Position) => LinkedNames | undefined;
  readonly semanticTokens: (uri: string, within?: Range) => readonly Token[];
  readonly inlayHints: (uri: string, range: Range, wanted: ReadonlySet<HintKind>) => readonly Hint[];
  readonly codeLenses: (uri: string) => readonly Lens[];
  readonly lensText: (uri: string, about: LensSubject) => LensText | undefined;
  /** Leaves what was found to the next run, where there is a memory and verdicts are kept. */
  readonly remember: () => void;
  /** Another number whenever some document says something else than before that is shown in others. */
  readonly revision: () => number;
}

/** What is left of an item in a request that goes on from it; whether there still is one is seen then. */
export type ItemName = Pick<Item, 'kind' | 'key' | 'uri'>;

export function createService(options: ServiceOptions): Service {
  const workspace = new Workspace({ ...options, rules });
  const at = <Answer>(
    uri: string,
    answer: (atlas: NonNullable<ReturnType<Workspace['atlasOf']>>, uri: string) => Answer,
    none: Answer,
  ): Answer => {
    const known = canonicalUri(uri);
    const atlas = workspace.atlasOf(known);
    return atlas?.manifest ? answer(atlas, known) : none;
  };
  /** The same of a document that is open in an editor. */
  const written = <Answer>(
    uri: string,
    answer: (atlas: Atlas, uri: string, text: string) => Answer,
    none: Answer,
  ): Answer =>
    at(
      uri,
      (atlas, known) => {
        const text = workspace.openText(known);
        return text === undefined ? none : answer(atlas, known, text);
      },
      none,
    );
  /** Reads the texts that an answer needs first, and answers from the state there is then. */
  const withTexts = async <Answer>(
    uri: string,
    wanted: (atlas: Atlas, uri: string) => readonly string[],
    answer: (atlas: Atlas, uri: string, texts: Texts) => Answer,
  ): Promise<Answer | undefined> => {
    const texts = await workspace.texts(at(uri, wanted, []));
    return at<Answer | undefined>(uri, (atlas, known) => answer(atlas, known, texts), undefined);
  };
  return {
    open: (folders) => workspace.addFolders(folders.map(folderUri)),
    closeFolders: (folders) => workspace.removeFolders(folders.map(folderUri)),
    change: (uri, text) => workspace.change(canonicalUri(uri), text),
    close: (uri) => workspace.close(canonicalUri(uri)),
    filesChanged: (uris) => workspace.filesChanged(uris.map(canonicalUri)),
    settled: () => workspace.settled(),
    factsOf: (uris) => workspace.factsOf(uris.map(canonicalUri)),
    taken: (uri) => workspace.taken(canonicalUri(uri)),
    isLoading: (uri) => workspace.atlasOf(canonicalUri(uri))?.loading === true,
    hasNamed: (uri) => workspace.atlasOf(canonicalUri(uri))?.namedRead === true,
    roots: () => [...workspace.atlases.keys()].sort(),
    atlas: (root) => summary(workspace, root),
    diagnostics: (uri) =>
      at(
        uri,
        (atlas, known) =>
          atlas.rerun ? diagnosticsAgain(atlas, atlas.rerun, known) : diagnostics(atlas, known),
        [],
      ),
    remember: () => {
      for (const [root, { rerun }] of workspace.atlases)
        if (rerun && rerun.same === undefined)
          rerun.recollection.keep(stateOf(rerun, JSON.stringify(summary(workspace, root))));
    },
    fixes: (uris, codes) =>
      safeFixes(
        uris
          .flatMap((uri) => at(uri, diagnostics, []))
          .filter(({ code }) => codes === undefined || codes.has(code)),
      ),
    coverage: (uri, text) =>
      at(
        uri,
        (atlas, known) => {
          const facts = atlas.tables.documents.get(known);
          return facts ? coverage(facts, atlas.reader(), text) : [];
        },
        [],
      ),
    hover: (uri, position) =>
      at(
        uri,
        (atlas, known) =>
          hover(atlas, known, position) ??
          schemaHover(atlas, known, position, workspace.openText(known) ?? ''),
        undefined,
      ),
    completion: (uri, position) =>
      at(uri, (atlas, known) => completion(atlas, known, position, workspace.openText(known) ?? ''), []),
    describe: (uri, kind, key) => at(uri, (atlas) => describe(atlas, kind as ThingKind, key), undefined),
    typeDefinition: (uri, position) => at(uri, (atlas, known) => typeDefinition(atlas, known, position), []),
    implementation: (uri, position) => at(uri, (atlas, known) => implementation(atlas, known, position), []),
    signatureHelp: (uri, position) =>
      /\.mdx?$/i.test(uri)
        ? written(uri, (atlas, _, text) => signatureHelp(atlas, position, text), undefined)
        : undefined,
    definition: (uri, position) => at(uri, (atlas, known) => definition(atlas, known, position), []),
    references: (uri, position, declaration) =>
      at(uri, (atlas, known) => references(atlas, known, position, declaration), []),
    prepareRename: (uri, position) =>
      withTexts(
        uri,
        (atlas, known) => textsForRename(atlas, known, position),
        (atlas, known, texts) => prepareRename(atlas, known, position, texts),
      ),
    rename: (uri, position, newName) =>
      withTexts(
        uri,
        (atlas, known) => textsForRename(atlas, known, position, newName),
        (atlas, known, texts) => rename(atlas, known, position, newName, texts),
      ),
    actions: (uri, range, wants) =>
      at(uri, (atlas, known) => codeActions(atlas, known, range, workspace.openText(known), wants), []),
    actionEdits: (uri, name) =>
      withTexts(
        uri,
        (atlas, known) => textsForAction(atlas, known, name),
        (atlas, known, texts) => actionEdits(atlas, known, name, texts),
      ),
    moveFiles: async (moves) => {
      const texts = await workspace.texts(
        [...workspace.atlases.values()].map(({ manifestUri }) => manifestUri),
      );
      return [...workspace.atlases.values()].flatMap((atlas) =>
        atlas.manifest ? moveFiles(atlas, moves, texts) : [],
      );
    },
    highlights: (uri, position) => at(uri, (atlas, known) => highlights(atlas, known, position), []),
    documentLinks: (uri) =>
      at(uri, (atlas, known) => documentLinks(atlas, known, workspace.openText(known)), []),
    documentSymbols: (uri) =>
      at(uri, (atlas, known) => documentSymbols(atlas, known, workspace.openText(known)), []),
    workspaceSymbols: (query) => workspaceSymbols(workspace.atlases.values(), query),
    prepareCalls: (uri, position) => at(uri, (atlas, known) => prepareCalls(atlas, known, position), []),
    incomingCalls: (item) => at(item.uri, (atlas) => incomingCalls(atlas, item), []),
    outgoingCalls: (item) => at(item.uri, (atlas, uri) => outgoingCalls(atlas, { ...item, uri }), []),
    prepareTypes: (uri, position) => at(uri, (atlas, known) => prepareTypes(atlas, known, position), []),
    supertypes: (item) => at(item.uri, (atlas) => supertypes(atlas, item), []),
    subtypes: (item) => at(item.uri, (atlas) => subtypes(atlas, item), []),
    folding: (uri) => written(uri, (atlas, known, text) => folding(atlas, known, text), []),
    selection: (uri, positions) =>
      written(uri, (atlas, known, text) => selection(atlas, known, text, positions), []),
    linkedEditing: (uri, position) =>
      written(uri, (atlas, known, text) => linkedEditing(atlas, known, position, text), undefined),
    semanticTokens: (uri, within) => at(uri, (atlas, known) => semanticTokens(atlas, known, within), []),
    inlayHints: (uri, range, wanted) =>
      written(uri, (atlas, known, text) => inlayHints(atlas, known, range, text, wanted), []),
    codeLenses: (uri) => at(uri, codeLenses, []),
    lensText: (uri, about) => at(uri, (atlas) => lensText(atlas, about), undefined),
    revision: () => [...workspace.atlases.values()].reduce((sum, { tables }) => sum + tables.revision, 0),
  };
}

function folderUri(uri: string): string {
  const known = canonicalUri(uri);
  return known.endsWith('/') ? known : `${known}/`;
}

function summary(workspace: Workspace, root: string): AtlasSummary | undefined {
  const atlas = workspace.atlases.get(root);
  const manifest = atlas?.manifest;
  if (!atlas || !manifest) return undefined;
  if (atlas.rerun?.same !== undefined) return JSON.parse(atlas.rerun.same) as AtlasSummary;
  const reader = atlas.reader();
  const count = (of: Counted): number => reader.count({ of }) ?? 0;
  const by = (part: 'group' | 'level', ids: readonly string[]): Record<string, number> =>
    Object.fromEntries(ids.map((id) => [id, reader.count({ of: 'slots', [part]: id }) ?? 0]));
  return {
    title: manifest.title,
    counts: {
      groups: count('groups'),
      slots: count('slots'),
      endpoints: count('endpoints'),
      items: count('items'),
      topics: count('topics'),
      chapters: count('chapters'),
      references: count('references'),
      slots_by_group: by(
        'group',
        manifest.groups.map((group) => group.id),
      ),
      slots_by_level: by(
        'level',
        manifest.levels.map((level) => level.id),
      ),
    },
    documents: [...atlas.tables.documents.keys()].sort(),
  };
}
