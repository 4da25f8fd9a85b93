import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry';

const root = resolve(__dirname, '../..');

describe('the registry', () => {
  it('is fresh', () => {
    expect(spawnSync(process.execPath, ['scripts/registry.mjs', '--check'], { cwd: root }).status).toBe(0);
  });

  it('has rules that are named like their files', () => {
    const files = readdirSync(resolve(root, 'server/src/rules')).map((name) => name.replace(/\.ts$/, ''));
    expect(rules.map((rule) => rule.code).filter((code) => !files.includes(code))).toEqual([]);
    expect(new Set(rules.map((rule) => rule.code)).size).toBe(rules.length);
  });
});
