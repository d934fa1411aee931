/** Finds families that ask nearly the same: what they show is compared without names, numbers and images. */
import type { Family } from './family'
import { renderVariant } from './render'
import type { Variant } from './variant'

/** Words in a row that are compared. */
const RUN = 4
/** Share of the smaller family's runs that the other has, too, from which on they are nearly the same. */
const MUCH = 0.5
/** A family that shows less than this cannot be told from another. */
const LEAST_RUNS = 10

const image = /\b[a-z][\w./-]*:\d[\w.-]*/g
const word = /[\p{L}\p{N}][\p{L}\p{N}_./-]*/gu

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

/** What objects, labels and nodes of a problem are called. */
function namesIn({ scenario, prompt }: Variant): Set<string> {
  const metadata = scenario.objects.map((o) => ('metadata' in o ? o.metadata : undefined))
  const nodes = (scenario.cluster.nodes ?? []).map(({ name, labels }) => [name, labels])
  return new Set(texts([metadata, nodes, prompt.params]))
}

/** The runs of words that variants show in English; equal words stand for all names, and for all numbers. */
export function runsOf({ texts: { en } }: Family, variants: readonly Variant[]): Set<string> {
  const runs = new Set<string>()
  for (const variant of variants) {
    const { prompt, exhibits, options } = renderVariant(variant, en)
    const names = namesIn(variant)
    const shown = [prompt, ...exhibits.map((e) => e.text), ...options.map((o) => o.text)].join('\n')
    const words = shown.replace(image, 'IMAGE').match(word) ?? []
    const plain = words.map((one) => (names.has(one) ? 'NAME' : one.toLowerCase().replace(/\d+/g, '0')))
    for (let at = 0; at + RUN <= plain.length; at++) runs.add(plain.slice(at, at + RUN).join(' '))
  }
  return runs
}

export interface NearDuplicate {
  families: [string, string]
  /** Share of the smaller one's runs that both have. */
  share: number
}

/** Runs that many families have (of manifests, mostly) tell nothing. */
function withoutCommon(families: ReadonlyMap<string, ReadonlySet<string>>): [string, Set<string>][] {
  const counts = new Map<string, number>()
  for (const runs of families.values()) for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1)
  const many = Math.max(3, families.size / 5)
  return [...families].map(([id, runs]) => [
    id,
    new Set([...runs].filter((run) => (counts.get(run) ?? 0) <= many)),
  ])
}

/** @param families the runs of each by its id */
export function nearDuplicates(families: ReadonlyMap<string, ReadonlySet<string>>): NearDuplicate[] {
  const telling = withoutCommon(families)
  const pairs = telling.flatMap(([a, ofA], i) =>
    telling.slice(i + 1).flatMap(([b, ofB]): NearDuplicate[] => {
      const least = Math.min(ofA.size, ofB.size)
      const share = [...ofA].filter((run) => ofB.has(run)).length / least
      return least >= LEAST_RUNS && share >= MUCH ? [{ families: [a, b], share }] : []
    }),
  )
  return pairs.sort((x, y) => y.share - x.share)
}
