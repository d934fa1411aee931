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
