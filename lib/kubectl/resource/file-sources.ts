import { KubectlError } from '../errors'
import { compareStrings, quote } from '../go-format'
import type { KubectlIo } from '../io'

/** A manifest's text and the name that messages give it. */
export interface FileSource {
  name: string
  text: string
}

const EXTENSIONS = ['.json', '.yaml', '.yml']

function isManifest(name: string): boolean {
  return EXTENSIONS.some((extension) => name.endsWith(extension))
}

function filesBelow(io: KubectlIo, directory: string, recursive: boolean): string[] {
  const names = [...(io.listDir?.(directory) ?? [])].sort(compareStrings)
  return names.flatMap((name) => {
    const path = `${directory.replace(/\/$/, '')}/${name.replace(/\/$/, '')}`
    if (io.listDir?.(path) !== undefined) return recursive ? filesBelow(io, path, true) : []
    return isManifest(path) ? [path] : []
  })
}

/** The names that a pattern with `*` matches in its directory. */
function expandPattern(io: KubectlIo, pattern: string): string[] {
  const slash = pattern.lastIndexOf('/')
  const directory = slash < 0 ? '.' : pattern.slice(0, slash)
  const [head = '', ...parts] = pattern.slice(slash + 1).split('*')
  if (parts.length === 0) return []
  const matches = (name: string) => {
    if (!name.startsWith(head)) return false
    let at = head.length
    for (const [index, part] of parts.entries()) {
      const found = index === parts.length - 1 ? name.length - part.length : name.indexOf(part, at)
      if (found < at || !name.startsWith(part, found)) return false
      at = found + part.length
    }
    return true
  }
  const names = [...(io.listDir?.(directory) ?? [])].filter(matches).sort(compareStrings)
  return names.map((name) => (slash < 0 ? name : `${directory}/${name}`))
}

/** Every file that `-f` and `-R` mean, in order. @throws KubectlError */
export function readFileSources(io: KubectlIo, filenames: string[], recursive: boolean): FileSource[] {
  return filenames.flatMap((filename) => {
    if (filename === '-') return [{ name: 'STDIN', text: io.stdin }]
    if (/^https?:\/\//.test(filename)) {
      const fetched = io.fetchText?.(filename)
      if (fetched !== undefined) return [{ name: filename, text: fetched }]
      const [, host = filename, port] = /^https?:\/\/([^/:]+)(?::(\d+))?/.exec(filename) ?? []
      if (/^[\d.]+$/.test(host)) {
        throw new KubectlError(
          `The connection to the server ${host}${port ? `:${port}` : ''} was refused - did you specify the right host or port?`,
          true,
        )
      }
      throw new KubectlError(`Unable to connect to the server: dial tcp: lookup ${host}: no such host`, true)
    }
    if (io.listDir?.(filename) !== undefined) return readDirectory(io, filename, recursive)
    const text = io.readFile(filename)
    if (text !== undefined) return [{ name: filename, text }]
    const matched = expandPattern(io, filename)
    if (matched.length === 0) throw new KubectlError(`the path ${quote(filename)} does not exist`)
    return matched.map((name) => ({ name, text: io.readFile(name) ?? '' }))
  })
}

function readDirectory(io: KubectlIo, directory: string, recursive: boolean): FileSource[] {
  const files = filesBelow(io, directory, recursive)
  if (files.length === 0) {
    throw new KubectlError(
      `error reading [${directory}]: recognized file extensions are [${EXTENSIONS.join(' ')}]`,
    )
  }
  return files.map((name) => ({ name, text: io.readFile(name) ?? '' }))
}
