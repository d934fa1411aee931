import type { ManifestProblem } from '@/lib/lab/manifest/editor-protocol'

/** A program of a terminal that has the file open too. */
export interface Taken {
  tty: number
  program: 'vi' | 'nano'
}

/** A file in the editor. */
export interface EditedFile {
  /** Of its machine and path. */
  id: string
  /** The machine it is on; empty: the learner's own. */
  host: string
  path: string
  /** The text as it is on the machine; undefined: there is none yet. */
  saved: string | undefined
  dirty: boolean
  taken?: Taken
  problems: readonly ManifestProblem[]
  /** What `kubectl apply` would print. */
  said: string
}

export interface OpenFiles {
  files: readonly EditedFile[]
  current: string | undefined
}

export type FilesChange =
  | { kind: 'opened'; host: string; path: string; saved: string | undefined; taken?: Taken }
  | { kind: 'chosen' | 'closed'; id: string }
  | { kind: 'edited'; id: string; text: string }
  | { kind: 'saved'; id: string; text: string }
  | { kind: 'renamed'; id: string; path: string }
  /** What the file is on its machine now. */
  | { kind: 'reread'; id: string; saved: string | undefined }
  | { kind: 'checked'; id: string; problems: readonly ManifestProblem[]; said: string }
  /** The program of a terminal has ended. */
  | { kind: 'freed'; id: string }

export const NO_FILES: OpenFiles = { files: [], current: undefined }

export const fileId = (host: string, path: string): string => `${host}:${path}`

/** kubectl has read it, and opens another one the next time. */
const isPassing = (path: string) => /^\/tmp\/kubectl-edit-\d+\./.test(path)

export function changeFiles(state: OpenFiles, change: FilesChange): OpenFiles {
  const patched = (id: string, patch: Partial<EditedFile>): OpenFiles => ({
    ...state,
    files: state.files.map((file) => (file.id === id ? { ...file, ...patch } : file)),
  })
  switch (change.kind) {
    case 'opened':
      return opened(state, change)
    case 'chosen':
      return { ...state, current: change.id }
    case 'closed':
      return closed(state, change.id)
    case 'edited':
      return edited(state, change.id, change.text)
    case 'saved':
      return patched(change.id, { saved: change.text, dirty: false })
    case 'renamed':
      return renamed(state, change.id, change.path)
    case 'reread':
      return patched(change.id, { saved: change.saved })
    case 'checked':
      return patched(change.id, { problems: change.problems, said: change.said })
    case 'freed':
      return freed(state, change.id)
  }
}

function opened(
  state: OpenFiles,
  { host, path, saved, taken }: Extract<FilesChange, { kind: 'opened' }>,
): OpenFiles {
  const id = fileId(host, path)
  const known = state.files.find((file) => file.id === id)
  // What is written in an open file stays, unless a program reads the file afresh.
  if (known && (known.dirty || !taken)) {
    const files = taken
      ? state.files.map((file) => (file.id === id ? { ...file, taken } : file))
      : state.files
    return { files, current: id }
  }
  const file = { id, host, path, saved, dirty: false, problems: [], said: '', ...(taken ? { taken } : {}) }
  const files = known ? state.files.map((one) => (one.id === id ? file : one)) : [...state.files, file]
  return { files, current: id }
}

function edited({ files, current }: OpenFiles, id: string, text: string): OpenFiles {
  const changed = files.map((file) =>
    file.id === id ? { ...file, dirty: text !== (file.saved ?? '') } : file,
  )
  return { files: changed, current }
}

function renamed({ files, current }: OpenFiles, id: string, path: string): OpenFiles {
  const after = (file: EditedFile) => ({ ...file, id: fileId(file.host, path), path })
  const file = files.find((one) => one.id === id)
  return {
    files: files.map((one) => (one.id === id ? after(one) : one)),
    current: file && current === id ? after(file).id : current,
  }
}

function closed({ files, current }: OpenFiles, id: string): OpenFiles {
  const at = files.findIndex((file) => file.id === id)
  const left = files.filter((file) => file.id !== id)
  return { files: left, current: current === id ? left[Math.min(at, left.length - 1)]?.id : current }
}

function freed(state: OpenFiles, id: string): OpenFiles {
  const file = state.files.find((one) => one.id === id)
  if (!file) return state
  if (isPassing(file.path)) return closed(state, id)
  const { taken: _, ...free } = file
  return { ...state, files: state.files.map((one) => (one.id === id ? free : one)) }
}

/** Whether a file's text is YAML, which is checked and completed. */
export const isYaml = (path: string): boolean => /\.(?:ya?ml|json)$/.test(path)

/** `web.yaml`, as the tab shows it. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** `/root`, of `/root/web.yaml`. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

/** A path as it is typed in a folder; a word of a shell. */
export function typedPath(path: string, cwd: string): string {
  const near = cwd !== '/' && path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path
  const plain = near.startsWith('-') ? `./${near}` : near
  return /^[\w./@%+=:,-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`
}

/** The path that a name stands for in a folder. */
export function wholePath(name: string, cwd: string): string {
  const path = name.startsWith('/')
    ? name
    : name.startsWith('~/')
      ? `/root/${name.slice(2)}`
      : `${cwd}/${name}`
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
