import { undo } from '@codemirror/commands'
import { expect, it } from 'vitest'
import { type EditorHooks, editorState, renamedState } from './editor-state'

const hooks = (path: string): EditorHooks => ({
  ...{ path, isYaml: true, label: path, phrases: {} },
  words: { required: '', oneOf: () => '' },
  ask: async () => undefined,
  onChecked: () => undefined,
  onField: () => undefined,
  onEdit: () => undefined,
  save: () => undefined,
})

it('a file of another name keeps its text, its cursor and what can be taken back', () => {
  const before = editorState('a: 1\n', hooks('/root/a.txt'), [])
  const typed = before.update({ changes: { from: 5, insert: 'b: 2\n' }, selection: { anchor: 7 } }).state
  let renamed = renamedState(typed, hooks('/root/a.yaml'), [])
  expect(renamed.doc.toString()).toBe('a: 1\nb: 2\n')
  expect(renamed.selection.main.head).toBe(7)
  const dispatch = (change: { state: typeof renamed }) => {
    renamed = change.state
  }
  expect(undo({ state: renamed, dispatch })).toBe(true)
  expect(renamed.doc.toString()).toBe('a: 1\n')
})
