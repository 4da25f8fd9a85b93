import type { Fault } from '../atlas/fault';
import type { Span } from '../syntax/span';
import type { YamlNode, YamlTree } from '../syntax/yaml';
import { yamlEntry } from '../syntax/yaml';
import { type SchemaKind, schemasOf } from './schema';
import type { JsonSchema } from './schemaValue';
import { cutFault, cutsOf } from './textCut';
import { foldedFault } from './textFolded';
import { numberFault } from './textNumber';
import { type Schemas, type Site, visitSites } from './textSite';
import { splitFaults } from './textSplit';

/**
 * Sound YAML of an atlas that says less than its author thinks (format, section 5): text cut off at ` #` or at a comma, folded lists, numbers for ids.
 * `told` is where the schema has nothing to add. `text` is what the tree was read from; silent where that had to be guessed.
 */
export function textFaults(
  kind: SchemaKind | 'bibliography',
  tree: YamlTree,
  text: string,
): { readonly faults: readonly Fault[]; readonly told: readonly { readonly span: Span }[] } {
  const { root, errors } = tree;
  if (!root || !tree.whole || tree.guessed) return NONE;
  const schemas = kind === 'bibliography' ? cslSchemas(root) : schemasOf(kind);
  const cuts = cutsOf(text, tree.comments);
  const faults: Fault[] = [];
  const told: { readonly span: Span }[] = [];
  const take = (site: Site, fault: Fault | undefined, over = fault?.span): void => {
    const { from, to } = site.span;
    if (!fault || !over || errors.some(({ span }) => span.from <= to && from <= span.to)) return;
    faults.push(fault);
    told.push({ span: over });
  };
  visitSites(root, (site) => {
    const about = { site, schemas, text, cuts };
    const { node } = site;
    if (cuts.size > 0) {
      const cut = cutFault(about);
      take(site, cut?.fault, cut?.over);
    }
    if (!node) return;
    if (node.kind !== 'scalar') for (const fault of splitFaults(about)) take(site, fault);
    else if (typeof node.value === 'number') take(site, numberFault(about));
    else if (node.style === 'folded' || node.style === 'plain') take(site, foldedFault(about));
  });
  return faults.length > 0 ? { faults: faults.sort((a, b) => a.span.from - b.span.from), told } : NONE;
}

const NONE = { faults: [], told: [] };

/** The variables of CSL 1.0.2 that are text, of an item; its volumes, issues and pages may be numbers. */
const CSL_ITEM: JsonSchema = {
  type: 'object',
  properties: Object.fromEntries(
    ['id', 'title', 'container-title', 'publisher', 'abstract', 'note', 'version']
      .concat(['DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID', 'archive_location', 'citation-key'])
      .map((name) => [name, { type: 'string' }]),
  ),
};

/** A list of items, one under `references:`, or a lone item. */
function cslSchemas(root: YamlNode): Schemas {
  const list: JsonSchema = { type: 'array', items: CSL_ITEM };
  if (root.kind === 'list') return { root: list, schema: list };
  const schema: JsonSchema = yamlEntry(root, 'references')
    ? { type: 'object', properties: { references: list } }
    : CSL_ITEM;
  return { root: schema, schema };
}
