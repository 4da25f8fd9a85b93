import { SymbolKind } from 'vscode-languageserver';
import type { Outline } from '../features/documentSymbols';
import type { Item } from '../features/item';

/** How each kind of thing is drawn. The tree of an atlas is one of namespaces, classes and properties. */
export const SYMBOL_KINDS: Readonly<Record<Item['kind'] | Outline['kind'], SymbolKind>> = {
  group: SymbolKind.Namespace,
  slot: SymbolKind.Class,
  endpoint: SymbolKind.Property,
  level: SymbolKind.EnumMember,
  topic: SymbolKind.Module,
  chapter: SymbolKind.Package,
  section: SymbolKind.Field,
  reference: SymbolKind.Constant,
  document: SymbolKind.File,
  heading: SymbolKind.String,
  field: SymbolKind.Key,
  count: SymbolKind.Number,
};
