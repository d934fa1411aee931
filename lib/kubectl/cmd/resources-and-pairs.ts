import { KubectlError } from '../errors'

/** `pod web a=1 b-` as what to act on and what to do (cmdutil.GetResourcesAndPairs). */
export function splitPairs(args: string[], what: string): { resources: string[]; pairs: string[] } {
  const isPair = (word: string) =>
    (word.includes('=') && word[0] !== '=') || (word.endsWith('-') && word !== '-')
  const first = args.findIndex(isPair)
  if (first < 0) return { resources: args, pairs: [] }
  const pairs = args.slice(first)
  const stray = pairs.find((word) => !isPair(word))
  if (stray !== undefined) {
    throw new KubectlError(`all resources must be specified before ${what} changes: ${stray}`)
  }
  return { resources: args.slice(0, first), pairs }
}

/** `a=1` pairs as a map (cmdutil.ParsePairs). @throws KubectlError `invalid annotations format: x` */
export function parsePairs(pairs: string[], what: string): Record<string, string> {
  const bad = pairs.filter((pair) => pair.indexOf('=') <= 0)
  if (bad.length > 0) throw new KubectlError(`invalid ${what} format: ${bad.join(', ')}`)
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
}
