import { expect, test } from 'vitest'
import type { Disk } from '@/lib/userland/tools/vi/ex'
import { screen } from '@/lib/userland/tools/vi/render'
import { newState } from '@/lib/userland/tools/vi/state'
import { pressKey } from '@/lib/userland/tools/vi/vi'

const TEXT = ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: web', 'spec: {}']

function edit(keys: string, lines: readonly string[] = TEXT) {
  const files: Record<string, string> = { 'pod.yaml': `${lines.join('\n')}\n`, other: 'one\ntwo\n' }
  const disk: Disk = {
    read: (path) => files[path],
    write: (path, text) => {
      files[path] = text
    },
  }
  const state = newState(lines, 'pod.yaml')
  for (const key of keys) if (state.exit === undefined) pressKey(state, disk, key)
  return { state, files, text: state.lines.join('\n') }
}

test.each([
  ['dd', 'kind: Pod\nmetadata:\n  name: web\nspec: {}'],
  ['jdd2p', 'apiVersion: v1\nmetadata:\nkind: Pod\nkind: Pod\n  name: web\nspec: {}'],
  ['Gdd', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web'],
  ['2ddu', TEXT.join('\n')],
  ['2ddu\x12', 'metadata:\n  name: web\nspec: {}'],
  ['jwwcwService\x1b', TEXT.join('\n').replace('Pod', 'Service')],
  ['jwwdwaJob\x1b', TEXT.join('\n').replace('kind: Pod', 'kind: Job')],
  ['jA # a\x1bj.', TEXT.join('\n').replace('Pod', 'Pod # a').replace('metadata:', 'metadata: # a')],
  ['jo  x: 1\x1b', TEXT.join('\n').replace('Pod', 'Pod\n  x: 1')],
  ['Ofirst\x1b', `first\n${TEXT.join('\n')}`],
  ['/name\rcwlabel\x1b', TEXT.join('\n').replace('name', 'label')],
  ['3jyyP', TEXT.join('\n').replace('  name: web', '  name: web\n  name: web')],
  [':set sw=2 et\r3j>>', TEXT.join('\n').replace('  name', '    name')],
  ['jV2j:s/e/E/g\r', 'apiVersion: v1\nkind: Pod\nmEtadata:\n  namE: wEb\nspec: {}'],
  [':%s/\\(a\\)\\(p\\)/\\2\\1/\r', TEXT.join('\n').replace('api', 'pai')],
  [':2,3d\r', 'apiVersion: v1\n  name: web\nspec: {}'],
  [':g/a/d\r', 'kind: Pod\nspec: {}'],
  [':$\riend\x1b', TEXT.join('\n').replace('spec', 'endspec')],
  ['G$i,\x1b', TEXT.join('\n').replace('{}', '{,}')],
  ['G$%i-\x1b', TEXT.join('\n').replace('{}', '-{}')],
  ['3jfwrWx', TEXT.join('\n').replace('web', 'eb')],
  ['JJ', 'apiVersion: v1 kind: Pod metadata:\n  name: web\nspec: {}'],
  ['wD', 'apiVersion\nkind: Pod\nmetadata:\n  name: web\nspec: {}'],
  ['~~', TEXT.join('\n').replace('ap', 'AP')],
  ['xxxu', TEXT.join('\n').replace('apiV', 'iV')],
  ['jvey$a \x1bp', TEXT.join('\n').replace('kind: Pod', 'kind: Pod kind')],
  ['3jdiw', TEXT.join('\n').replace('  name', 'name')],
  ['dwp', TEXT.join('\n').replace('apiVersion:', ':apiVersion')],
  [':4m0\r', '  name: web\napiVersion: v1\nkind: Pod\nmetadata:\nspec: {}'],
  [':1t$\r', `${TEXT.join('\n')}\napiVersion: v1`],
  [':r other\r', TEXT.join('\n').replace('v1', 'v1\none\ntwo')],
])('%j', (keys, text) => {
  expect(edit(keys).text).toBe(text)
})

test.each([
  [':q\r', 'changed', 'E37: No write since last change (add ! to override)'],
  [':nosuch\r', '', 'E492: Not an editor command: nosuch'],
  ['/nosuch\r', '', 'E486: Pattern not found: nosuch'],
  [':set nosuch\r', '', 'E518: Unknown option: nosuch'],
  [':w\r', '', '"pod.yaml" 5L, 56B written'],
  [':w other\r', '', 'E13: File exists (add ! to override)'],
  [':w new\r', '', '"new" [New] 5L, 56B written'],
  ['u', '', 'Already at oldest change'],
])('%j says', (keys, typed, message) => {
  const { state } = edit(typed ? `i${typed}\x1b${keys}` : keys)
  expect(state.message).toBe(message)
  expect(state.exit).toBeUndefined()
})

test.each([
  ['dd:wq\r', 0, 'kind: Pod\nmetadata:\n  name: web\nspec: {}\n'],
  ['dd:q!\r', 0, `${TEXT.join('\n')}\n`],
  ['ddZZ', 0, 'kind: Pod\nmetadata:\n  name: web\nspec: {}\n'],
  ['dd:cq\r', 1, `${TEXT.join('\n')}\n`],
])('%j ends with %i', (keys, code, text) => {
  const { state, files } = edit(keys)
  expect(state.exit).toBe(code)
  expect(files['pod.yaml']).toBe(text)
})

test('the screen shows the text, the mode and the cursor', () => {
  const { state } = edit(':set nu\rjA!')
  const plain = screen(state, 40, 8).replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, '')
  expect(plain.split('\r\n')).toEqual([
    '  1 apiVersion: v1',
    '  2 kind: Pod!',
    '  3 metadata:',
    '  4   name: web',
    '  5 spec: {}',
    '~',
    '~',
    expect.stringMatching(/^-- INSERT -- +2,11 \[\+\]$/),
  ])
  expect(screen(state, 40, 8)).toContain('\x1b[2;15H')
})
