/** Objects of CRI as JSON and YAML. Mirrors: protojson with default values, sigs.k8s.io/yaml. */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { KubectlError } from '@/lib/kubectl/errors'
import { compileGoTemplate } from '@/lib/kubectl/printers/go-template'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import type { CrictlFlags } from '@/lib/shell/programs/crictl/flags'

/** Nanoseconds as protojson writes 64 bits: a string. */
export const nanoseconds = (ms: number): string => (ms === 0 ? '0' : `${Math.floor(ms)}000000`)

export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sortedKeys(each)]),
  )
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** What a list is printed as; undefined: a table. @throws CrictlError */
export function asFormat(format: string | undefined, value: () => unknown, before = ''): string | undefined {
  if (format === undefined || format === 'table') return undefined
  if (format === 'json') return asJson(value())
  if (format === 'yaml') return `${toYaml(sortedKeys(value()))}\n`
  throw new CrictlError(`${before}unsupported output format ${JSON.stringify(format)}`)
}

/** One status, or several: as `inspect` prints them. @throws CrictlError */
export function asStatus(flags: CrictlFlags, statuses: readonly unknown[]): string {
  const format = flags.text('output') ?? 'json'
  const sorted = sortedKeys(statuses.length === 1 ? statuses[0] : statuses)
  if (format === 'go-template') return `${filled(flags.text('template') ?? '', sorted)}\n`
  if (format === 'json') return asJson(sorted)
  if (format === 'yaml') return `${toYaml(sorted)}\n`
  throw new CrictlError(`unsupported format: ${JSON.stringify(format)}`)
}

function filled(template: string, data: unknown): string {
  try {
    return compileGoTemplate(template, { strict: false, out: () => undefined })(data)
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    throw new CrictlError(`execute template: ${error.message}`)
  }
}
