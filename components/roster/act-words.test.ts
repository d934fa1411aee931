import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import english from '@/lib/i18n/messages/en/roster.json'

/** What operations write into the log as `action`. */
function loggedActions(): string[] {
  const root = path.resolve('lib/server/operations')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const sources = files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
  const named = sources.flatMap((source) => [...source.matchAll(/action: (?:\w+ \? '(\w+)' : )?'(\w+)'/g)])
  return [...new Set(named.flatMap(([, either, name]) => [either, name].filter((one) => one !== undefined)))]
}

it('there are words for every act that is logged', () => {
  const actions = loggedActions()
  expect(actions).toEqual(expect.arrayContaining(['archiveClass', 'restoreClass', 'makeAdmin']))
  expect(actions.filter((action) => !(action in english.log.actions))).toEqual([])
})
