import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { LensSubject } from '../features/codeLenses';
import type { HintKind } from '../features/inlayHints';
import type { Service } from '../service';
import { canonicalUri } from '../syntax/uri';
import { type Answer, quietly } from './answering';
import { encoded, TokenAnswers, tokensLegend } from './tokens';

export const decorationCapabilities = {
  semanticTokensProvider: { legend: tokensLegend, range: true, full: { delta: true } },
  inlayHintProvider: { resolveProvider: false },
  codeLensProvider: { resolveProvider: true },
} satisfies ServerCapabilities;

/** What an editor draws over and between the words of a document. */
export interface Decorations {
  readonly initialize: (params: InitializeParams) => void;
  /** When the client may be sent requests. */
  readonly initialized: () => void;
  /** Something has been taken in: what other documents show of it may be drawn anew. */
  readonly changed: (service: Service) => void;
}

/** Milliseconds of quiet before editors are told to ask again. */
const QUIET = 300;
const SETTINGS = 'atlas.inlayHints';
const ALL: readonly HintKind[] = ['titles', 'totals', 'ids'];

export function serveDecorations(connection: Connection, answer: Answer): Decorations {
  let client: ClientCapabilities = {};
  /** A command of the client's that lists places, if it has one: `(uri, position, locations)`. */
  let showReferences = '';
  let settings: unknown;
  let wanted: Promise<ReadonlySet<HintKind>> | undefined;
  let shown = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hintKinds = (): Promise<ReadonlySet<HintKind>> => {
    wanted ??= client.workspace?.configuration
      ? connection.workspace.getConfiguration(SETTINGS).then(kindsOf, () => kindsOf(settings))
      : Promise.resolve(kindsOf(settings));
    return wanted;
  };
  const refresh = (): void => {
    const { workspace } = client;
    const { semanticTokens, inlayHint } = connection.languages;
    if (workspace?.semanticTokens?.refreshSupport) semanticTokens.refresh().catch(() => undefined);
    if (workspace?.inlayHint?.refreshSupport) inlayHint.refresh().catch(() => undefined);
    if (workspace?.codeLens?.refreshSupport)
      connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  };

  serveTokens(connection, answer);
  serveLenses(connection, answer, () => showReferences);
  const quiet = quietly(connection, answer);
  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const kinds = await hintKinds();
    return quiet(token, [], (known) =>
      known.inlayHints(textDocument.uri, range, kinds).map(({ position, label }) => ({
        position,
        label,
        paddingLeft: true,
      })),
    );
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    wanted = undefined;
    settings = settingsIn(sent) ?? settings;
    if (client.workspace?.inlayHint?.refreshSupport)
      connection.languages.inlayHint.refresh().catch(() => undefined);
  });

  return {
    initialize: ({ capabilities, initializationOptions }) => {
      client = capabilities;
      const options = initializationOptions as { showReferences?: unknown; inlayHints?: unknown } | undefined;
      if (typeof options?.showReferences === 'string')
        ({ showReferences } = options as { showReferences: string });
      settings = options?.inlayHints;
    },
    initialized: () => {
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
        void connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS });
    },
    changed: (service) => {
      if (timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        const now = service.revision();
        if (now !== shown) refresh();
        shown = now;
      }, QUIET);
    },
  };
}

function serveTokens(connection: Connection, answer: Answer): void {
  const quiet = quietly(connection, answer);
  const answers = new TokenAnswers();
  const { semanticTokens } = connection.languages;
  semanticTokens.on(({ textDocument: { uri } }, token) =>
    quiet(token, { data: [] }, (known) =>
      answers.full(canonicalUri(uri), encoded(known.semanticTokens(uri))),
    ),
  );
  semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
    quiet<ReturnType<TokenAnswers['delta']>>(token, { data: [] }, (known) =>
      answers.delta(canonicalUri(uri), previousResultId, encoded(known.semanticTokens(uri))),
    ),
  );
  semanticTokens.onRange(({ textDocument: { uri }, range }, token) =>
    quiet(token, { data: [] }, (known) => ({ data: encoded(known.semanticTokens(uri, range)) })),
  );
}

function serveLenses(connection: Connection, answer: Answer, showReferences: () => string): void {
  const quiet = quietly(connection, answer);
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    quiet(token, [], (known) =>
      known.codeLenses(uri).map(({ range, about }) => ({ range, data: { uri, about } })),
    ),
  );
  connection.onCodeLensResolve((lens, token) =>
    quiet(token, lens, (known) => {
      const { uri, about } = (lens.data ?? {}) as { readonly uri?: unknown; readonly about?: LensSubject };
      const text =
        typeof uri === 'string' && typeof about?.key === 'string' ? known.lensText(uri, about) : undefined;
      const places = text?.places.map((place) => ({ uri: place.uri, range: place.range })) ?? [];
      const command = places.length > 0 ? showReferences() : '';
      return {
        ...lens,
        // Without a command it is a title and no more.
        command: {
          title: text?.title ?? '',
          command,
          ...(command && { arguments: [uri, lens.range.start, places] }),
        },
      };
    }),
  );
}

/** Kinds of hints are on unless they are set to off; `false` alone sets all. */
function kindsOf(settings: unknown): ReadonlySet<HintKind> {
  if (settings === false) return new Set();
  const set = (typeof settings === 'object' && settings !== null ? settings : {}) as Readonly<
    Record<string, unknown>
  >;
  return new Set(ALL.filter((kind) => set[kind] !== false));
}

/** `{ atlas: { inlayHints: … } }`, as clients send it that are not asked. */
function settingsIn(sent: unknown): unknown {
  const { atlas } = (sent ?? {}) as { readonly atlas?: { readonly inlayHints?: unknown } };
  return atlas?.inlayHints;
}
