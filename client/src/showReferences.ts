import { commands, type Disposable, Location, Position, Range, Uri } from 'vscode';

/** The command behind a lens: the server knows places as LSP writes them, the editor's own command wants its classes. */
export const SHOW_REFERENCES = 'atlas.showReferences';

interface WirePosition {
  readonly line: number;
  readonly character: number;
}

interface WireLocation {
  readonly uri: string;
  readonly range: { readonly start: WirePosition; readonly end: WirePosition };
}

export function registerShowReferences(): Disposable {
  return commands.registerCommand(
    SHOW_REFERENCES,
    (uri: string, position: WirePosition, places: readonly WireLocation[]) =>
      commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        positionOf(position),
        places.map(
          ({ uri, range }) =>
            new Location(Uri.parse(uri), new Range(positionOf(range.start), positionOf(range.end))),
        ),
      ),
  );
}

function positionOf({ line, character }: WirePosition): Position {
  return new Position(line, character);
}
