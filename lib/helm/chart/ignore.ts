/** .helmignore. Mirrors: Helm's rules, and Go's filepath.Match: no `**`. */

import { HelmError } from '@/lib/helm/errors'
import { globMatches } from '@/lib/userland/tools/shared/glob'

interface Rule {
  negates: boolean
  foldersOnly: boolean
  matches(path: string): boolean
}

export type Ignores = (path: string, isFolder: boolean) => boolean

/** Go's `*` does not go over a slash. */
function matchPath(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split('/'), path.split('/')]
  return wanted.length === parts.length && wanted.every((one, index) => globMatches(one, parts[index] ?? ''))
}

function parseRule(line: string): Rule | undefined {
  let rule = line.trim()
  if (rule === '' || rule.startsWith('#')) return undefined
  if (rule.includes('**')) throw new HelmError('double-star (**) syntax is not supported')
  const negates = rule.startsWith('!')
  if (negates) rule = rule.slice(1)
  const foldersOnly = rule.endsWith('/')
  if (foldersOnly) rule = rule.slice(0, -1)
  const pattern = rule.replace(/^\//, '')
  const matches = rule.includes('/')
    ? (path: string) => matchPath(pattern, path)
    : (path: string) => globMatches(pattern, path.split('/').at(-1) ?? '')
  return { negates, foldersOnly, matches }
}

/** @throws HelmError */
export function parseIgnores(text: string): Ignores {
  const rules = [...text.split('\n'), 'templates/.?*'].flatMap((line) => parseRule(line) ?? [])
  return (path, isFolder) => {
    for (const { negates, foldersOnly, matches } of rules) {
      if (negates) {
        if ((foldersOnly && !isFolder) || !matches(path)) return true
      } else if (!(foldersOnly && !isFolder) && matches(path)) return true
    }
    return false
  }
}
