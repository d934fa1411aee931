/** Reads content/ from disk (Node only). */
import fs from 'node:fs'
import path from 'node:path'
import type { Content, ContentFiles } from './content'
import { parseContent } from './parse-content'

const read = new Set(['.yaml', '.md', '.mmd', '.ts', '.sh'])
const parts = ['concepts', 'glossary', 'questions', 'drills', 'speed']

/** Files of curriculum, concepts, glossary, questions, drills and speed practice below `root`, by their path with slashes. */
export function readContentFiles(root: string): ContentFiles {
  const files: ContentFiles = {}
  const walk = (folder: string) => {
    const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true })
    for (const entry of entries) {
      const name = path.posix.join(folder, entry.name)
      if (entry.isDirectory()) walk(name)
      else if (read.has(path.extname(name))) files[name] = fs.readFileSync(path.join(root, name), 'utf8')
    }
  }
  for (const part of parts) if (fs.existsSync(path.join(root, part))) walk(part)
  const curriculum = path.join(root, 'curriculum.yaml')
  if (fs.existsSync(curriculum)) files['curriculum.yaml'] = fs.readFileSync(curriculum, 'utf8')
  return files
}

/**
 * The content below `root` (the folder with curriculum.yaml).
 * Throws an Error that lists every file that cannot be read as its schema says.
 */
export function loadContent(root: string): Content {
  const { problems, ...content } = parseContent(readContentFiles(root))
  if (problems.length > 0) {
    throw new Error(problems.map((p) => `content/${p.file}: ${p.message} (${p.rule})`).join('\n'))
  }
  return content
}
