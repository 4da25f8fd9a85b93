import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  ErrorCodes,
  type InitializeParams,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { createService, type Service } from '../service';
import type { FileSystem } from '../workspace/fileSystem';
import { type Loader, localLoader } from '../workspace/loader';
import { actionCapabilities, serveActions } from './actions';
import { changingCapabilities, fileOperations, serveChanging } from './changing';
import { clientFileSystem } from './clientFileSystem';
import { commandCapabilities, serveCommands } from './commands';
import { toCompletionList } from './convert';
import { decorationCapabilities, serveDecorations } from './decorations';
import { type OpenDocuments, trackDocuments } from './documents';
import { lookupCapabilities, serveLookups } from './lookups';
import { createPublisher, type Publisher } from './publisher';
import { serveStructure, structureCapabilities } from './structure';

/** Milliseconds that reading may hold the message loop at a time. */
const SLICE = 8;
/** Milliseconds after which is looked again for what is still on its way. */
const RETRY = 5;

/** The disk of the machine, where there is one; the web server has none and borrows the client's. */
export interface Host {
  readonly fs?: FileSystem;
  readonly loader?: Loader;
  /** Where the rules' pages are beside the program, a URI ending in `/`. */
  readonly rulePages?: string;
  readonly version: string;
}

/** Serves one client over one connection. Requests wait until the folders have been read, since clients keep an early empty answer. */
export function serve(connection: Connection, host: Host): void {
  let service: Service | undefined;
  let publisher: Publisher | undefined;
  let client: ClientCapabilities = {};
  let folders: readonly string[] = [];
  let ours = false;
  let stopped = false;
  /** Where codes link to, if the client wants them to. */
  let pages: string | undefined;
  let ready: () => void = () => undefined;
  let isReady = false;
  const loaded = new Promise<void>((resolve) => {
    ready = resolve;
  });

  const documents: OpenDocuments = trackDocuments(connection, {
    opened: (document) => {
      service?.change(document.uri, document.getText());
      publisher?.opened(document);
    },
    changed: (document) => service?.change(document.uri, document.getText()),
    closed: (uri) => {
      void service?.close(uri).then(() => publisher?.closed(uri));
    },
  });

  connection.onInitialize((params: InitializeParams) => {
    client = params.capabilities;
    decorations.initialize(params);
    const options = params.initializationOptions as { fileSystem?: unknown; rulePages?: unknown } | undefined;
    pages = linksCodes(client) ? pagesOf(options?.rulePages, host.rulePages) : undefined;
    ours = options?.fileSystem !== undefined;
    const fs = options?.fileSystem === 'client' || !host.fs ? clientFileSystem(connection) : host.fs;
    const pulls =
      client.textDocument?.diagnostic !== undefined && client.workspace?.diagnostics?.refreshSupport === true;
    folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    if (folders.length === 0 && params.rootUri) folders = [params.rootUri];
    service = createService({
      fs,
      loader: fs === host.fs && host.loader ? host.loader : localLoader(fs, SLICE),
      today: () => new Date().toISOString().slice(0, 10),
      incremental: true,
      changed: (uris) => {
        publisher?.changed(uris);
        if (service) decorations.changed(service);
      },
    });
    publisher = createPublisher(connection, service, () => documents, pulls, pages);
    return {
      serverInfo: { name: 'Atlas Author', version: host.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        ...lookupCapabilities,
        ...structureCapabilities,
        ...decorationCapabilities,
        ...changingCapabilities(client),
        completionProvider: {
          triggerCharacters: ['@', '"', "'", ':', '/', '.', '<', '[', '(', '#'],
          resolveProvider: true,
        },
        ...actionCapabilities,
        ...commandCapabilities,
        ...(pulls && {
          diagnosticProvider: {
            identifier: 'atlas',
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true }, fileOperations },
      },
    };
  });

  connection.onInitialized(async () => {
    const progress = client.window?.workDoneProgress
      ? await connection.window.createWorkDoneProgress()
      : undefined;
    progress?.begin('Reading the atlas');
    try {
      await service?.open(folders);
    } finally {
      progress?.done();
      isReady = true;
      ready();
    }
    decorations.initialized();
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        await service?.closeFolders(removed.map((folder) => folder.uri));
        await service?.open(added.map((folder) => folder.uri));
      });
    }
    // Our own client watches files itself; other clients are asked to, where they can.
    if (!ours && client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      });
    }
  });

  connection.onDidChangeWatchedFiles(({ changes }) =>
    service?.filesChanged(changes.map((change) => change.uri)),
  );
  connection.onNotification('atlas/hidden', ({ uris }: { readonly uris: readonly string[] }) => {
    for (const uri of uris) publisher?.hidden(uri);
  });
  connection.onShutdown(() => {
    stopped = true;
  });

  /** Answers when everything typed so far has been taken in; a request that was given up meanwhile, or comes too late, is refused as LSP asks. */
  const answer = async <Answer>(
    token: CancellationToken,
    give: (service: Service) => Answer,
  ): Promise<Answer> => {
    if (stopped) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
    await loaded;
    await service?.settled();
    if (token.isCancellationRequested || !service)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    return give(service);
  };

  /**
   * For what can be told of an open document before all others have been read: at once where there is something to tell (`isEmpty` says not), and else when what the open
   * documents name has been read.
   */
  const early = async <Result>(
    token: CancellationToken,
    uri: string,
    give: (service: Service) => Result,
    isEmpty: (answer: Result) => boolean,
  ): Promise<Result> => {
    await Promise.race([loaded, service?.taken(uri) ?? loaded]);
    while (!isReady && !stopped && !token.isCancellationRequested && service) {
      const known = give(service);
      if (!isEmpty(known) || service.hasNamed(uri)) return known;
      await Promise.race([loaded, new Promise((resume) => setTimeout(resume, RETRY))]);
    }
    return answer(token, give);
  };

  serveLookups(connection, answer);
  serveStructure(connection, answer, () => client);
  const decorations = serveDecorations(connection, answer);
  serveChanging(
    connection,
    answer,
    () => client,
    documents,
    async (uris) => service?.filesChanged(uris),
  );

  connection.onHover(({ textDocument, position }, token) =>
    early(
      token,
      textDocument.uri,
      (known) => {
        const hover = known.hover(textDocument.uri, position);
        return hover
          ? { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: hover.range }
          : null;
      },
      (hover) => hover === null,
    ),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    answer(token, (known) =>
      known.definition(textDocument.uri, position).map(({ uri, range }) => ({ uri, range })),
    ),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    answer(token, (known) =>
      known
        .references(textDocument.uri, position, context.includeDeclaration)
        .map(({ uri, range }) => ({ uri, range })),
    ),
  );
  connection.onCompletion(({ textDocument, position }, token) =>
    early(
      token,
      textDocument.uri,
      (known) =>
        toCompletionList(
          known.completion(textDocument.uri, position),
          textDocument.uri,
          client,
          known.isLoading(textDocument.uri),
        ),
      (offered) => ('items' in offered ? offered.items : offered).length === 0,
    ),
  );
  connection.onCompletionResolve((item, token) =>
    answer(token, (known) => {
      const data = item.data as { uri?: unknown; kind?: unknown; key?: unknown } | undefined;
      if (typeof data?.uri !== 'string' || typeof data.kind !== 'string' || typeof data.key !== 'string')
        return item;
      const value = known.describe(data.uri, data.kind, data.key);
      return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
    }),
  );
  serveActions(
    connection,
    answer,
    () => client,
    documents,
    () => pages,
  );
  serveCommands(connection, answer, () => client, documents);
  connection.languages.diagnostics.on(
    async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
      return early(
        token,
        textDocument.uri,
        () => publisher?.pull(textDocument.uri, previousResultId) ?? { kind: 'full', items: [] },
        () => false,
      );
    },
  );
  connection.listen();
}

/** Whether the client shows a link at a code: said of diagnostics that are pushed, and since LSP 3.18 of those that are pulled as well. */
function linksCodes({ textDocument }: ClientCapabilities): boolean {
  return (
    textDocument?.publishDiagnostics?.codeDescriptionSupport === true ||
    textDocument?.diagnostic?.codeDescriptionSupport === true
  );
}

/** The folder that the client names, which may be one of the web, before the one beside the program. */
function pagesOf(named: unknown, own: string | undefined): string | undefined {
  if (typeof named !== 'string' || !/^[a-z][a-z0-9+.-]*:/i.test(named)) return own;
  return named.endsWith('/') ? named : `${named}/`;
}
