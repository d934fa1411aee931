import type { CommandContext } from '../../cli/command'
import type { FlagSpec } from '../../cli/flag-types'
import { KubectlError } from '../../errors'
import { checkEnvName } from '../env-name'

export const KEY_VALUE_FLAGS: FlagSpec[] = [
  { name: 'append-hash', type: 'bool', usage: 'Append a hash of the content to the name.' },
  { name: 'from-env-file', type: 'stringSlice', usage: 'A file with lines key=value.' },
  {
    name: 'from-file',
    type: 'stringSlice',
    usage: 'A file, key=file, or a directory; the default key is the file name.',
  },
  { name: 'from-literal', type: 'stringArray', usage: 'A pair key=value.' },
]

/** Keys and texts in the order in which they were named. */
export type KeyValues = [key: string, value: string][]

function fromLiteral(source: string): [string, string] {
  const equals = source.indexOf('=')
  if (equals <= 0) throw new KubectlError(`invalid literal source ${source}, expected key=value`)
  return [source.slice(0, equals), source.slice(equals + 1)]
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function fromFile(context: CommandContext, source: string): KeyValues {
  const equals = source.indexOf('=')
  const parts = source.split('=').length
  if (parts > 2) throw new KubectlError("key names or file paths cannot contain '='")
  if (equals === 0) throw new KubectlError(`key name for file path ${source.slice(1)} missing`)
  if (equals > 0 && equals === source.length - 1) {
    throw new KubectlError(`file path for key name ${source.slice(0, -1)} missing`)
  }
  const path = source.slice(equals + 1)
  const { io } = context
  const names = io.listDir?.(path)
  if (names !== undefined) {
    if (equals > 0) throw new KubectlError('cannot give a key name for a directory path')
    return [...names].sort().flatMap((name): KeyValues => {
      const text = io.readFile(`${path.replace(/\/$/, '')}/${name}`)
      return text === undefined ? [] : [[name, text]]
    })
  }
  const text = io.readFile(path)
  if (text === undefined) throw new KubectlError(`error reading ${path}: no such file or directory`)
  return [[equals > 0 ? source.slice(0, equals) : baseName(path), text]]
}

function fromEnvFile(context: CommandContext, path: string): KeyValues {
  if (context.io.listDir?.(path) !== undefined)
    throw new KubectlError('env config file cannot be a directory')
  const text = context.io.readFile(path)
  if (text === undefined) throw new KubectlError(`error reading ${path}: no such file or directory`)
  return text.split('\n').flatMap((line): KeyValues => {
    const trimmed = line.trimStart().replace(/\r$/, '')
    if (trimmed === '' || trimmed.startsWith('#')) return []
    const equals = trimmed.indexOf('=')
    const key = equals < 0 ? trimmed : trimmed.slice(0, equals)
    checkEnvName(key)
    return [[key, equals < 0 ? (context.io.env[key] ?? '') : trimmed.slice(equals + 1)]]
  })
}

/**
 * What --from-literal, --from-file and --from-env-file name. `fileKey`: the key of files that name none.
 * @throws KubectlError
 */
export function readKeyValues(context: CommandContext, fileKey?: string): KeyValues {
  const { flags } = context
  const envFiles = flags.list('from-env-file')
  const literals = flags.list('from-literal')
  const files = flags.list('from-file')
  if (envFiles.length > 0 && (literals.length > 0 || files.length > 0)) {
    throw new KubectlError('from-env-file cannot be combined with from-file or from-literal')
  }
  return [
    ...literals.map(fromLiteral),
    ...files.flatMap((source) =>
      fromFile(context, fileKey && !source.includes('=') ? `${fileKey}=${source}` : source),
    ),
    ...envFiles.flatMap((path) => fromEnvFile(context, path)),
  ]
}
