/** What a service runs. Mirrors: systemd.service(5) "Command lines", systemd.exec(5) Environment=, EnvironmentFile=. */
import type { UnitDefinition } from '@/lib/cluster/host/systemd/unit-definition'
import { lastValue, unitWords, valuesOf } from '@/lib/cluster/host/systemd/unit-file'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

type Environment = ReadonlyMap<string, string>

const assignment = (word: string): [string, string][] => {
  const at = word.indexOf('=')
  return at > 0 ? [[word.slice(0, at), word.slice(at + 1)]] : []
}

/** `KEY=value` lines; quotes around a value go, comments are skipped. */
function fileAssignments(text: string): [string, string][] {
  return text.split('\n').flatMap((line): [string, string][] => {
    if (/^\s*[#;]/.test(line)) return []
    const [, key, value = ''] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? []
    if (key === undefined) return []
    const bare = value.trim()
    const quoted = /^"(.*)"$|^'(.*)'$/.exec(bare)
    return [[key, quoted ? (quoted[1] ?? quoted[2] ?? '') : bare]]
  })
}

/** The variables that a service's main process starts with. A file that is missing is left out. */
export function environmentOf({ unit }: UnitDefinition, files: FileSystem): Environment {
  const own = valuesOf(unit, 'Service', 'Environment').flatMap((value) =>
    unitWords(value).flatMap(assignment),
  )
  const read = valuesOf(unit, 'Service', 'EnvironmentFile').flatMap((value) => {
    const path = value.replace(/^-/, '')
    return files.stat(path)?.type === 'file' ? fileAssignments(files.read(path)) : []
  })
  return new Map([...own, ...read])
}

/** A file that has to be there and is not. */
export function missingEnvironmentFile({ unit }: UnitDefinition, files: FileSystem): string | undefined {
  return valuesOf(unit, 'Service', 'EnvironmentFile')
    .filter((value) => !value.startsWith('-'))
    .find((path) => files.stat(path)?.type !== 'file')
}

/** ExecStart's words: `$NAME` alone becomes words, `${NAME}` becomes text. */
export function execLine({ unit }: UnitDefinition, environment: Environment): string[] {
  const line = (lastValue(unit, 'Service', 'ExecStart') ?? '').replace(/^[-@:+!|]+/, '')
  return unitWords(line).flatMap((word) => {
    const whole = /^\$([A-Za-z_]\w*)$/.exec(word)?.[1]
    if (whole !== undefined) return unitWords(environment.get(whole) ?? '')
    return [word.replace(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => environment.get(name) ?? '')]
  })
}
