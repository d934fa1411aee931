import { Pattern, type PatternOptions } from '@/lib/userland/bash/expansion/pattern'
import type { Shell } from '@/lib/userland/bash/shell'
import { Errno } from '@/lib/userland/kernel/errno'

const ifAllowed = <T>(run: () => T): T | undefined => {
  try {
    return run()
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

/** In the order of code points, as the C locale sorts. */
export function compareText(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)]
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

const unquote = (pattern: string) => pattern.replace(/\\(.)/gsu, '$1')

const isSpecial = (pattern: string, extglob: boolean) =>
  /[*?[]/.test(pattern.replace(/\\./gsu, '')) || (extglob && /[?*+@!]\(/.test(pattern.replace(/\\./gsu, '')))

class Globber {
  private readonly options: PatternOptions

  constructor(private readonly sh: Shell) {
    this.options = { extglob: sh.shopt('extglob'), ignoreCase: sh.shopt('nocaseglob') }
  }

  private get files() {
    return this.sh.process.files
  }

  private isFolder(path: string): boolean {
    return ifAllowed(() => this.files.stat(path === '' ? '.' : path)?.type) === 'directory'
  }

  private names(folder: string): string[] {
    const names = ifAllowed(() => this.files.list(folder === '' ? '.' : folder)) ?? []
    this.sh.spend(1 + names.length)
    return names
  }

  private below(base: string, part: string): string[] {
    const pattern = new Pattern(part, this.options)
    const all = this.names(base)
    if (/^(\\?\.)/.test(part)) all.push('.', '..')
    return all
      .filter(
        (name) =>
          name[0] !== '.' || /^(\\?\.)/.test(part) || (this.sh.shopt('dotglob') && !/^\.\.?$/.test(name)),
      )
      .filter((name) => pattern.matches(name))
      .map((name) => base + name)
  }

  /** `**`: the folder itself and all below. */
  private deep(base: string, withFiles: boolean): string[] {
    const found: string[] = []
    for (const name of this.names(base).sort(compareText)) {
      if (name.startsWith('.') && !this.sh.shopt('dotglob')) continue
      const path = base + name
      const type = ifAllowed(() => this.files.stat(path, { follow: false })?.type)
      if (type === 'directory') found.push(path, ...this.deep(`${path}/`, withFiles))
      else if (withFiles) found.push(path)
    }
    return found
  }

  expand(pattern: string): string[] {
    const parts = pattern.split('/')
    let bases = ['']
    for (const [i, part] of parts.entries()) {
      const isLast = i === parts.length - 1
      bases = bases.flatMap((base) => this.step(base, part, isLast))
      if (bases.length === 0) return []
    }
    return bases.sort(compareText)
  }

  private step(base: string, part: string, isLast: boolean): string[] {
    if (part === '**' && this.sh.shopt('globstar')) {
      const found = this.deep(base, isLast)
      return isLast ? found : [base, ...found.map((path) => `${path}/`)]
    }
    if (!isSpecial(part, this.sh.shopt('extglob'))) {
      const path = base + unquote(part)
      if (!isLast) return part === '' || this.isFolder(path) ? [`${path}/`] : []
      return part === '' || ifAllowed(() => this.files.stat(path, { follow: false })) ? [path] : []
    }
    const found = this.below(base, part)
    return isLast ? found : found.filter((path) => this.isFolder(path)).map((path) => `${path}/`)
  }
}

/** The files that a pattern stands for, sorted; none: an empty list. */
export function glob(sh: Shell, pattern: string): string[] {
  if (!isSpecial(pattern, sh.shopt('extglob'))) return []
  return new Globber(sh).expand(pattern)
}
