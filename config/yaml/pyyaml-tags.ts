import type { ScalarTag, Tags } from 'yaml';

/** Plain texts that YAML 1.1 reads as something else and PyYAML, which LiteLLM reads with, leaves as texts. */
const STRICTER: readonly { readonly tag: string; readonly probe: string; readonly test: RegExp }[] = [
  { tag: 'tag:yaml.org,2002:bool', probe: 'y', test: /^(?:[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/ },
  { tag: 'tag:yaml.org,2002:bool', probe: 'n', test: /^(?:[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/ },
  // `1e3` and `1.5e3` are texts: a point and a sign are asked for.
  {
    tag: 'tag:yaml.org,2002:float',
    probe: '1e3',
    test: /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)[eE][-+][0-9]+$/,
  },
];

const isScalar = (tag: Tags[number]): tag is ScalarTag =>
  typeof tag === 'object' && 'test' in tag && tag.test instanceof RegExp;

/**
 * The package's tags as PyYAML has them. Ordered maps are left out: their keys, too, the package compares each with each, and no
 * setting is one.
 */
export const pyyamlTags = (tags: Tags): Tags =>
  tags
    .filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:omap')
    .map((tag) => {
      if (!isScalar(tag)) return tag;
      const stricter = STRICTER.find((one) => one.tag === tag.tag && tag.test?.test(one.probe));
      return stricter ? { ...tag, test: stricter.test } : tag;
    });
