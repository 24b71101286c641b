import type { ConfigContext } from '../../context.ts';

/**
 * Remembers what a function says of an item, by the item itself and the context, for as long as both live.
 * Untouched items are the same objects from one reading of a document to the next, so a keystroke costs one item.
 */
export function perItem<Result>(
  compute: (item: object, context: ConfigContext) => Result,
): (item: object, context: ConfigContext) => Result {
  const known = new WeakMap<ConfigContext, WeakMap<object, { readonly result: Result }>>();
  return (item, context) => {
    let results = known.get(context);
    if (results === undefined) known.set(context, (results = new WeakMap()));
    let held = results.get(item);
    if (held === undefined) results.set(item, (held = { result: compute(item, context) }));
    return held.result;
  };
}
