import type { AnswerTo } from '@/lib/lab/manifest/editor-protocol'
import { MOST_TEXT } from '@/lib/lab/manifest/editor-protocol'
import { HOME } from '@/lib/shell/login-env'
import type { Terminal } from '@/lib/shell/terminal'

const MOST_FILES = 400
/** Folders below that are looked into. */
const DEPTH = 4
/** Where files are that somebody edits, on any machine; each is there or not. */
const PLACES = [HOME, '/tmp', '/opt', '/home', '/srv', '/mnt', '/etc/kubernetes', '/var/lib/kubelet']
/** What programs keep there for themselves, and keys. */
const APART = /\/(?:pods|plugins\w*|device-plugins|pki|checkpoints|cache|\.ssh)(?:\/|$)/
const BINARY = /[\0\udc80-\udcff]/

/** Files of the machine that a terminal is on, those below its folder first. */
export function editableFiles(terminal: Terminal): AnswerTo<'files'> {
  const { cwd } = terminal
  const found = new Set<string>()
  let cut = false
  const walk = (folder: string, depth: number) => {
    for (const name of terminal.list(folder || '/')) {
      if (found.size >= MOST_FILES) {
        cut = true
        return
      }
      const path = `${folder}/${name}`
      if (APART.test(path)) continue
      if (!name.endsWith('/')) found.add(path)
      else if (depth > 1) walk(path.slice(0, -1), depth - 1)
    }
  }
  const here = cwd === '/' ? [] : [cwd]
  for (const place of [...here, ...PLACES]) walk(place, DEPTH)
  return { kind: 'files', cwd, files: [...found], cut }
}

/** A file's text, or why the editor does not take it. */
export function readEditable(terminal: Terminal, path: string): AnswerTo<'read'> {
  const text = terminal.readFile(path)
  const read = { kind: 'read' as const, path }
  if (text === undefined) {
    const folder = terminal.list(path).length > 0
    return { ...read, refused: folder ? 'folder' : 'missing' }
  }
  if (BINARY.test(text)) return { ...read, refused: 'binary' }
  return text.length > MOST_TEXT ? { ...read, refused: 'long' } : { ...read, text }
}
