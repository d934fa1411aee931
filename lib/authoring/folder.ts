/** The files of one folder as below content/: path inside it → text. */
export type Folder = Record<string, string>

export const FOLDER_LIMITS = {
  bytes: 256 * 1024,
  files: 40,
}

/** What may lie in the folder of a drill, and of a question. */
const DRILL_PATH = /^(?:drill\.yaml|en\.md|ja\.md|solution\.sh|wrong\/[a-z0-9][a-z0-9-]{0,59}\.sh)$/
const QUESTION_PATH = /^question\.yaml$/

/** A draft that cannot be written as files yet is kept beside the last files that could. */
export const UNFINISHED = '.unfinished.json'

export type FolderFault = 'too-big' | 'too-many' | 'path' | 'missing'

/** What is wrong with a folder that somebody brings; undefined: nothing. */
export function folderFault(
  kind: 'DRILL' | 'FAMILY',
  files: Folder,
): { fault: FolderFault; path: string } | undefined {
  const paths = Object.keys(files)
  const [allowed, marker] = kind === 'DRILL' ? [DRILL_PATH, 'drill.yaml'] : [QUESTION_PATH, 'question.yaml']
  const odd = paths.find((path) => !allowed.test(path))
  if (odd !== undefined) return { fault: 'path', path: odd }
  if (!paths.includes(marker)) return { fault: 'missing', path: marker }
  if (paths.length > FOLDER_LIMITS.files) return { fault: 'too-many', path: '' }
  const bytes = paths.reduce(
    (sum, path) => sum + path.length + new TextEncoder().encode(files[path]).length,
    0,
  )
  return bytes > FOLDER_LIMITS.bytes ? { fault: 'too-big', path: '' } : undefined
}

/** Without what is kept of an unfinished draft, in the order of paths. */
export function publicFiles(files: Folder): Folder {
  const paths = Object.keys(files).filter((path) => path !== UNFINISHED)
  return Object.fromEntries(paths.sort().map((path) => [path, files[path] ?? '']))
}
