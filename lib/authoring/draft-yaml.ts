import { parse, parseAllDocuments, stringify } from 'yaml'
import { within } from './draft-error'

export type Mapping = Record<string, unknown>

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** As a person would write it. */
export const yaml = (value: unknown): string =>
  stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })

/** A list; an empty text is an empty one. @throws DraftError */
export function listIn(at: string, text: string): unknown[] {
  const value = within(at, () => parse(text) as unknown)
  if (value === null || value === undefined) return []
  return within(at, () => {
    if (!Array.isArray(value)) throw new Error('not a list')
    return value
  })
}

/** A mapping; an empty text is an empty one. @throws DraftError */
export function mappingIn(at: string, text: string): Mapping {
  const value = within(at, () => parse(text) as unknown)
  if (value === null || value === undefined) return {}
  return within(at, () => {
    if (!isMapping(value)) throw new Error('not a mapping')
    return value
  })
}

/** Manifests with lines of `---` between them. @throws DraftError */
export function manifestsIn(at: string, text: string): Mapping[] {
  return within(at, () =>
    [...parseAllDocuments(text)].flatMap((document) => {
      const [problem] = document.errors
      if (problem) throw problem
      const value = document.toJS() as unknown
      if (value === null || value === undefined) return []
      if (!isMapping(value)) throw new Error('not a manifest')
      return [value]
    }),
  )
}

export const manifestText = (objects: readonly unknown[]): string => objects.map(yaml).join('---\n')
