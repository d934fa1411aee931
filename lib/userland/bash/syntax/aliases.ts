import { forEachChild, type SyntaxNode } from 'unbash'
import { sourceOf } from '@/lib/userland/bash/syntax/source'

const MOST = 100

/** Words that stand where a command may, in order. */
function commandNames(text: string): { pos: number; end: number; text: string; next: number | undefined }[] {
  const names: { pos: number; end: number; text: string; next: number | undefined }[] = []
  const walk = (node: SyntaxNode): void => {
    if (node.type === 'Command' && node.name) {
      const next = node.suffix[0]?.type === 'Word' ? node.suffix[0] : undefined
      names.push({ pos: node.name.pos, end: node.name.end, text: node.name.text, next: next?.pos })
      if (next) names.push({ pos: next.pos, end: next.end, text: next.text, next: undefined })
    }
    if (node.type !== 'Word') forEachChild(node, walk)
  }
  walk(sourceOf(text).script)
  return names
}

/** Replaces aliases where commands stand, as the shell does while it reads a line. */
export function expandAliases(text: string, aliases: ReadonlyMap<string, string>): string {
  if (aliases.size === 0) return text
  let out = text
  // Up to here the text came from aliases, which are not expanded in themselves.
  const done: { name: string; from: number; to: number }[] = []
  for (let i = 0; i < MOST; i++) {
    const names = commandNames(out)
    const isNext = (pos: number) => names.some((one) => one.next === pos)
    const found = names.find(({ pos, text: name, end }) => {
      const value = aliases.get(name)
      if (value === undefined || out.slice(pos, end) !== name) return false
      if (done.some((one) => one.name === name && pos >= one.from && pos < one.to)) return false
      return !isNext(pos) || followsBlank(pos)
    })
    if (!found) return out
    const value = aliases.get(found.text) ?? ''
    const longer = value.length - found.text.length
    for (const one of done) {
      if (one.from > found.pos) one.from += longer
      if (one.to > found.pos) one.to += longer
    }
    done.push({ name: found.text, from: found.pos, to: found.pos + value.length })
    out = out.slice(0, found.pos) + value + out.slice(found.end)
  }
  return out

  /** The word behind an alias that ends in a blank is looked at as well. */
  function followsBlank(pos: number): boolean {
    return done.some(
      ({ name, to }) =>
        /\s$/.test(aliases.get(name) ?? '') && /^\s*$/.test(out.slice(Math.min(to, pos), pos)) && to <= pos,
    )
  }
}
