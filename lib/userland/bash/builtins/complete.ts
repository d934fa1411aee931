import { type Builtin, parseOptions } from '@/lib/userland/bash/builtins/builtin'
import { BASH_NAMES } from '@/lib/userland/bash/builtins/names'
import { compareText, glob } from '@/lib/userland/bash/expansion/glob'
import { quotePattern } from '@/lib/userland/bash/expansion/pieces'
import type { Shell } from '@/lib/userland/bash/shell'

/** Completion is the terminal's business: what scripts declare is accepted. */
export const complete: Builtin = () => 0

function candidates(sh: Shell, options: ReadonlyMap<string, string>, prefix: string): string[] {
  const { state } = sh
  const found: string[] = []
  const files = () => glob(sh, `${quotePattern(prefix)}*`)
  if (options.has('W'))
    found.push(...(options.get('W') ?? '').split(/[ \t\n]+/).filter((word) => word !== ''))
  const action = options.get('A')
  if (options.has('f') || action === 'file') found.push(...files())
  if (options.has('d') || action === 'directory') {
    found.push(...files().filter((path) => sh.process.files.stat(path)?.type === 'directory'))
  }
  if (options.has('v') || action === 'variable') found.push(...[...state.variables.keys()].sort(compareText))
  if (options.has('a') || action === 'alias') found.push(...[...state.aliases.keys()].sort(compareText))
  if (options.has('b') || options.has('c') || action === 'builtin') found.push(...BASH_NAMES)
  if (action === 'function') found.push(...[...state.functions.keys()].sort(compareText))
  return found
}

export const compgen: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(
    words,
    'abcdefgjksuvo:A:G:W:F:C:X:P:S:',
    'compgen [option] [word]',
  )
  const prefix = operands[0] ?? ''
  const found = candidates(sh, options, prefix).filter((word) => word.startsWith(prefix))
  sh.print(found.map((word) => `${options.get('P') ?? ''}${word}${options.get('S') ?? ''}\n`).join(''))
  return found.length > 0 ? 0 : 1
}
