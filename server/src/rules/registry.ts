// Written by scripts/registry.mjs from the files of this folder.
import { articleClash } from './article-clash';
import { badIdentifier } from './bad-identifier';
import { badRange } from './bad-range';
import { bibSyntax } from './bib-syntax';
import { brokenLink } from './broken-link';
import { danglingReference } from './dangling-reference';
import { declaredCount } from './declared-count';
import { dependencyCycle } from './dependency-cycle';
import { diagramSyntax } from './diagram-syntax';
import { duplicateId } from './duplicate-id';
import { duplicateReference } from './duplicate-reference';
import { idGap } from './id-gap';
import { idMismatch } from './id-mismatch';
import { incompleteReference } from './incomplete-reference';
import { leakedName } from './leaked-name';
import { levelDrift } from './level-drift';
import { listCount } from './list-count';
import { mdxSyntax } from './mdx-syntax';
import { missingCitation } from './missing-citation';
import { missingReferences } from './missing-references';
import { missingSection } from './missing-section';
import { plainCitation } from './plain-citation';
import { proseCount } from './prose-count';
import { repeatedText } from './repeated-text';
import { retiredId } from './retired-id';
import type { Rule } from './rule';
import { schema } from './schema';
import { sectionNumber } from './section-number';
import { sectionOrder } from './section-order';
import { staleRegion } from './stale-region';
import { staleReview } from './stale-review';
import { sumMismatch } from './sum-mismatch';
import { tableDrift } from './table-drift';
import { titleDrift } from './title-drift';
import { unknownChapter } from './unknown-chapter';
import { unknownCitation } from './unknown-citation';
import { unknownEndpoint } from './unknown-endpoint';
import { unknownGroup } from './unknown-group';
import { unknownLevel } from './unknown-level';
import { unknownSection } from './unknown-section';
import { unknownSlot } from './unknown-slot';
import { unknownTopic } from './unknown-topic';
import { unlistedWork } from './unlisted-work';
import { unpinnedEndpoint } from './unpinned-endpoint';
import { unusedIgnore } from './unused-ignore';
import { unusedReference } from './unused-reference';
import { yamlSyntax } from './yaml-syntax';
import { yamlText } from './yaml-text';
import { yearMismatch } from './year-mismatch';

/** Every rule, in the order of their codes. */
export const rules: readonly Rule[] = [
  articleClash,
  badIdentifier,
  badRange,
  bibSyntax,
  brokenLink,
  danglingReference,
  declaredCount,
  dependencyCycle,
  diagramSyntax,
  duplicateId,
  duplicateReference,
  idGap,
  idMismatch,
  incompleteReference,
  leakedName,
  levelDrift,
  listCount,
  mdxSyntax,
  missingCitation,
  missingReferences,
  missingSection,
  plainCitation,
  proseCount,
  repeatedText,
  retiredId,
  schema,
  sectionNumber,
  sectionOrder,
  staleRegion,
  staleReview,
  sumMismatch,
  tableDrift,
  titleDrift,
  unknownChapter,
  unknownCitation,
  unknownEndpoint,
  unknownGroup,
  unknownLevel,
  unknownSection,
  unknownSlot,
  unknownTopic,
  unlistedWork,
  unpinnedEndpoint,
  unusedIgnore,
  unusedReference,
  yamlSyntax,
  yamlText,
  yearMismatch,
];
