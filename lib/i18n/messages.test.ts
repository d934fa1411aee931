import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { APP_ERROR_CODES } from '../errors/app-error'
import { messageParameters } from './message-parameters'
import { namespaces } from './namespaces'
import { routing } from './routing'

type Tree = { [key: string]: string | Tree }

const read = (locale: string, name: string): Tree =>
  JSON.parse(readFileSync(new URL(`./messages/${locale}/${name}.json`, import.meta.url), 'utf8'))

/** Dotted key → text. */
function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

describe.each(namespaces)('messages of %s', (name) => {
  const english = flatten(read('en', name))

  it.each(routing.locales)('have the same keys and parameters in %s', (locale) => {
    const other = flatten(read(locale, name))
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort())
    for (const [key, message] of other) {
      expect(message.trim(), key).not.toBe('')
      // What comes out as nothing is no text: next-intl then complains, and shows the key.
      expect(message, key).not.toMatch(
        /^\{\w+, (?:plural|select),(?:[^{}]|\{[^{}]*\})*\{\}(?:[^{}]|\{[^{}]*\})*\}$/,
      )
      expect({ key, takes: messageParameters(message) }).toEqual({
        key,
        takes: messageParameters(english.get(key) ?? ''),
      })
    }
  })
})

describe('messages', () => {
  it.each(routing.locales)('have no file in %s that is not in the list', (locale) => {
    const files = readdirSync(new URL(`./messages/${locale}`, import.meta.url))
    expect(files.sort()).toEqual(namespaces.map((name) => `${name}.json`).sort())
  })

  it.each(routing.locales)('put every error code into words in %s', (locale) => {
    expect(Object.keys(read(locale, 'errors')).sort()).toEqual([...APP_ERROR_CODES].sort())
  })

  it('put no space between Japanese and Latin characters', () => {
    const spaced =
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}] [A-Za-z0-9]|[A-Za-z0-9] [\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
    for (const name of namespaces)
      for (const [key, message] of flatten(read('ja', name)))
        expect(message.replace(/\{\w+\}/g, '◇'), `${name}.${key}`).not.toMatch(spaced)
  })
})
