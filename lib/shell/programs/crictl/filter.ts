/** What `ps` and `pods` have in common. Mirrors: crictl's listOptions. */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import type { CrictlFlags } from '@/lib/shell/programs/crictl/flags'

type Labelled = { labels: Readonly<Record<string, string>> }

/** Whether a name fits the pattern of a flag. @throws CrictlError for a pattern that is none */
export function patternOf(flags: CrictlFlags, name: string, before: string): (text: string) => boolean {
  const pattern = flags.text(name)
  if (!pattern) return () => true
  try {
    const regexp = new Regexp(pattern)
    return (text) => regexp.test(text)
  } catch (error) {
    throw new CrictlError(
      `${before}invalid regular expression ${JSON.stringify(pattern)}: ${(error as Error).message}`,
    )
  }
}

/** @throws CrictlError for what is no `key=value` */
export function labelsOf(flags: CrictlFlags): (one: Labelled) => boolean {
  const wanted = flags.list('label').map((text) => {
    const [key = '', value, ...more] = text.split('=')
    if (value === undefined || more.length > 0) throw new CrictlError(`incorrectly specified label: ${text}`)
    return [key, value] as const
  })
  return ({ labels }) => wanted.every(([key, value]) => labels[key] === value)
}

/** As many of them as --latest and --last leave. @throws CrictlError */
export function latestOf<T>(flags: CrictlFlags, all: readonly T[]): readonly T[] {
  const last = flags.number('last') ?? 0
  if (last > 0) return all.slice(0, last)
  return flags.has('latest') ? all.slice(0, 1) : all
}

export const isLatest = (flags: CrictlFlags): boolean =>
  flags.has('latest') || (flags.number('last') ?? 0) > 0
