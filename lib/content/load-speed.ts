/** Reads exercises of speed practice from disk (Node only). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SpeedExercise } from '@/lib/speed/exercise'
import { parseExercise } from '@/lib/speed/parse-exercise'

const ENDING = '.yaml'

/** The names of the files below content/speed, in order. */
export function listSpeed(root: string): string[] {
  const folder = path.join(root, 'speed')
  const names = existsSync(folder) ? readdirSync(folder) : []
  const files = names.filter((name) => name.endsWith(ENDING))
  return files.map((name) => name.slice(0, -ENDING.length)).sort()
}

/** @param root of content/ @throws on anything that is missing or unknown */
export function loadSpeed(root: string, id: string): SpeedExercise {
  return parseExercise(id, readFileSync(path.join(root, 'speed', `${id}${ENDING}`), 'utf8'))
}
