/** Mirrors: k8s.io/apiserver/pkg/cel/library/regex.go. */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { CelFunctionError, functions, type Library } from '@/lib/cluster/cel/library/library'

function compile(pattern: string): Regexp {
  try {
    return new Regexp(pattern)
  } catch (error) {
    if (error instanceof RegexpError) throw new CelFunctionError(error.message)
    throw error
  }
}

/** `matches` of the library would run JavaScript's expressions; the environment renames it to this. */
export const MATCHES = 'matchesGo'

export const regex: Library = (env) => {
  functions(env, {
    [`string.${MATCHES}(string): bool`]: (text: string, pattern: string) => compile(pattern).test(text),
    'string.find(string): string': (text: string, pattern: string) =>
      compile(pattern).findAll(text, 1)[0] ?? '',
    'string.findAll(string): list<string>': (text: string, pattern: string) => compile(pattern).findAll(text),
    'string.findAll(string, int): list<string>': (text: string, pattern: string, limit: bigint) =>
      compile(pattern).findAll(text, limit < 0n ? undefined : Number(limit)),
  })
}
