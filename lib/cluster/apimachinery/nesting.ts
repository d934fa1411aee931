/**
 * How deep a text nests, without reading it by recursion: what is too deep must not reach a parser, since an
 * engine of JavaScript may die of it instead of throwing.
 */

/** Does a value nest deeper than `limit`? It looks no deeper than that. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  if (value === null || typeof value !== 'object') return false
  if (limit === 0) return true
  for (const key in value) if (nestsDeeper((value as Record<string, unknown>)[key], limit - 1)) return true
  return false
}

/** The depth of lists and objects in a JSON text. */
export function jsonDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
    } else if (char === '{' || char === '[') {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (char === '}' || char === ']') depth -= 1
  }
  return deepest
}

const INDICATORS = /^(?: *(?:[-?:](?= |$)))* */

/** At most so deep are the blocks and the flow collections of a YAML text together. */
export function yamlDepth(text: string): number {
  let deepest = 0
  let flow = 0
  const indents: number[] = []
  for (const line of text.split('\n')) {
    const head = INDICATORS.exec(line)?.[0] ?? ''
    if (head.length === line.length) continue
    const indent = line.search(/[^ ]/)
    while ((indents.at(-1) ?? -1) >= indent) indents.pop()
    indents.push(indent)
    const inLine = head.length > indent ? (head.length - indent) / 2 : 0
    for (const char of line) {
      if (char === '[' || char === '{') flow += 1
      else if ((char === ']' || char === '}') && flow > 0) flow -= 1
      if (indents.length + inLine + flow > deepest) deepest = indents.length + inLine + flow
    }
  }
  return Math.ceil(deepest)
}
