import { isMap, type JsonMap } from '../go-format'

/** A place that a path leads to. */
export interface Place {
  container: JsonMap | unknown[]
  key: string | number
}

/** `spec.template.spec.containers.[name=web].env.0.value`; dots in brackets or behind a backslash do not count. */
export function splitFieldPath(path: string): string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (let i = 0; i < path.length; i++) {
    const char = path[i]!
    if (char === '\\' && path[i + 1] === '.') {
      part += '.'
      i++
      continue
    }
    if (char === '[') depth++
    if (char === ']') depth--
    if (char === '.' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += char
  }
  parts.push(part)
  return parts
    .flatMap((one) => {
      const [, name, key] = /^([^[]+)\[(.*)\]$/.exec(one) ?? []
      if (key === undefined) return [one]
      return key.includes('=') ? [name!, `[${key}]`] : [name!, key.replace(/^(["'])(.*)\1$/, '$2')]
    })
    .map((one) => (/^\[[^=]*\]$/.test(one) ? one.slice(1, -1) : one))
}

function itemsMatching(list: unknown[], step: string): number[] {
  if (step === '*') return list.map((_, index) => index)
  if (step === '-') return [list.length - 1]
  if (/^\d+$/.test(step)) return Number(step) < list.length ? [Number(step)] : []
  const [, key = '', value = ''] = /^\[([^=]*)=(.*)\]$/.exec(step) ?? []
  const wanted = value.replace(/^(["'])(.*)\1$/, '$2')
  return list.flatMap((item, index) => {
    const own = key === '' ? item : isMap(item) ? item[key] : undefined
    return own !== undefined && String(own) === wanted ? [index] : []
  })
}

function createdItem(list: unknown[], step: string): number[] {
  const [, key, value] = /^\[([^=]+)=(.*)\]$/.exec(step) ?? []
  if (key === undefined) return []
  list.push({ [key]: value })
  return [list.length - 1]
}

function keysOf(node: unknown, step: string, create: boolean): (string | number)[] {
  if (Array.isArray(node)) {
    const found = itemsMatching(node, step)
    return found.length > 0 || !create ? found : createdItem(node, step)
  }
  if (!isMap(node)) return []
  if (step === '*') return Object.keys(node)
  return step in node || create ? [step] : []
}

/** Every place that the path leads to; missing ones are made when asked for. */
export function findPlaces(root: unknown, path: string[], create = false): Place[] {
  const [step, ...rest] = path
  if (step === undefined) return []
  return keysOf(root, step, create).flatMap((key) => {
    const container = root as JsonMap & unknown[]
    if (rest.length === 0) return [{ container, key }]
    if (create && (container[key as number] === undefined || container[key as number] === null)) {
      ;(container as JsonMap)[key] = rest[0]!.startsWith('[') ? [] : {}
    }
    return findPlaces(container[key as number], rest, create)
  })
}

export function valueAt({ container, key }: Place): unknown {
  return (container as JsonMap)[key]
}

export function setAt({ container, key }: Place, value: unknown): void {
  ;(container as JsonMap)[key] = value
}
