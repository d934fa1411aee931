import '../server-only'
import { createHash } from 'node:crypto'

/**
 * A slow pure function whose last results are kept in this process: asked again for the same input, as JSON, it answers
 * at once. At most so many are kept; the longest unused goes first.
 */
export function remembered<I, O>(most: number, run: (input: I) => O): (input: I) => O {
  const results = new Map<string, O>()
  return (input) => {
    const key = createHash('sha256').update(JSON.stringify(input)).digest('base64')
    const known = results.get(key)
    const result = known ?? run(input)
    results.delete(key)
    results.set(key, result)
    const oldest = results.keys().next().value
    if (results.size > most && oldest !== undefined) results.delete(oldest)
    return result
  }
}
