import type { Component } from '../syntax/prose';
import type { Mention, ThingKind } from './thing';

/** Components that refer by their `id`. */
const KINDS: Readonly<Record<string, ThingKind>> = {
  Slot: 'slot',
  Endpoint: 'endpoint',
  Group: 'group',
  Level: 'level',
  Topic: 'topic',
  Chapter: 'chapter',
  Section: 'section',
};

/** Attributes of `<Count>` that narrow what is counted. */
const SCOPES: Readonly<Record<string, ThingKind>> = {
  level: 'level',
  group: 'group',
  slot: 'slot',
  under: 'slot',
};

/** What a component refers to, and the anchor it sets when it is an HTML element with an `id`. */
export function readComponent(component: Component): {
  readonly mentions: readonly Mention[];
  readonly anchor?: string;
} {
  const kind = Object.hasOwn(KINDS, component.name) ? KINDS[component.name] : undefined;
  if (kind)
    return {
      mentions: component.attributes.flatMap((attribute) =>
        attribute.name === 'id' ? mentionOf(kind, attribute) : [],
      ),
    };
  if (component.name === 'Count') {
    return {
      mentions: component.attributes.flatMap((attribute) => {
        const scope = Object.hasOwn(SCOPES, attribute.name) ? SCOPES[attribute.name] : undefined;
        return scope
          ? mentionOf(scope === 'slot' && attribute.value?.includes('.') ? 'endpoint' : scope, attribute)
          : [];
      }),
    };
  }
  const anchor = /^[a-z]/.test(component.name)
    ? component.attributes.find((attribute) => attribute.name === 'id' || attribute.name === 'name')?.value
    : undefined;
  return { mentions: [], ...(anchor !== undefined && { anchor }) };
}

function mentionOf(kind: ThingKind, attribute: Component['attributes'][number]): Mention[] {
  const { value, valueSpan } = attribute;
  if (value === undefined || !valueSpan || value.trim() === '') return [];
  const key = value.trim();
  const from = valueSpan.from + (value.length - value.trimStart().length);
  const keySpan =
    valueSpan.to - valueSpan.from === value.length ? { from, to: from + key.length } : valueSpan;
  return [{ kind, key, span: keySpan, keySpan, form: 'component', sure: true }];
}
