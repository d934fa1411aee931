/** .dockerignore. Mirrors: moby/patternmatcher: the last pattern that fits decides, `!` takes back, `**` is any depth. */

import { regexOf } from '@/lib/userland/tools/regex/regex'

interface Pattern {
  fits(path: string): boolean
  excludes: boolean
}

const ESCAPED = /[.+^${}()|[\]\\]/g

/** A part between slashes; `**` alone is any number of them. */
const partSource = (part: string) =>
  part.replace(ESCAPED, '\\$&').replaceAll('*', '[^/]*').replaceAll('?', '[^/]')

/** A test for paths: `*`, `?`, `**`; what is below a path that fits does, too. */
export function pathPattern(glob: string): (path: string) => boolean {
  const source = glob
    .split('/')
    .map((part, at, parts) =>
      part === '**' ? '(.*/)?' : `${partSource(part)}${at === parts.length - 1 ? '' : '/'}`,
    )
    .join('')
  const pattern = regexOf(`${source}(/.*)?`, { dialect: 'extended', whole: true })
  return (path) => pattern.test(path)
}

/** Whether a path of the context, relative to it, is left out. */
export function ignoring(text: string): (path: string) => boolean {
  const patterns: Pattern[] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const excludes = !line.startsWith('!')
      const glob = (excludes ? line : line.slice(1))
        .trim()
        .replace(/^\.?\/+/, '')
        .replace(/\/+$/, '')
      return { fits: pathPattern(glob), excludes }
    })
  return (path) => patterns.findLast(({ fits }) => fits(path))?.excludes ?? false
}
