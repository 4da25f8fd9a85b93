/** The set that a key has; a new one where it had none. */
export function of<Key, Value>(map: Map<Key, Set<Value>>, key: Key): Set<Value> {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}

/** The map that a key has; a new one where it had none. */
export function mapOf<Key, Inner, Value>(map: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  let inner = map.get(key);
  if (!inner) map.set(key, (inner = new Map()));
  return inner;
}

/** Puts a value in its place among those of a key, and returns them all. */
export function insert<Value>(
  map: Map<string, Value[]>,
  key: string,
  value: Value,
  order: (a: Value, b: Value) => number,
): Value[] {
  const values = map.get(key);
  if (!values) {
    const fresh = [value];
    map.set(key, fresh);
    return fresh;
  }
  // Documents mostly come in order, so that the place is the last one.
  let at = values.length;
  while (at > 0 && order(values[at - 1]!, value) > 0) at--;
  values.splice(at, 0, value);
  return values;
}

/** Takes values of a key out, and the key with the last of them. */
export function drop<Value>(map: Map<string, Value[]>, key: string, gone: (value: Value) => boolean): void {
  const values = map.get(key)?.filter((value) => !gone(value));
  if (!values?.length) map.delete(key);
  else map.set(key, values);
}
