/** Reads drills from disk (Node only). */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Drill } from '@/lib/drill/definition'
import { parseDrill } from '@/lib/drill/parse-drill'

/** The names of the folders below content/drills that hold a drill, in order. */
export function listDrills(root: string): string[] {
  const folder = path.join(root, 'drills')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.filter((slug) => existsSync(path.join(folder, slug, 'drill.yaml'))).sort()
}

/** @param root of content/ @throws on anything in the folder that is missing or unknown */
export function loadDrill(root: string, slug: string): Drill {
  const folder = path.join(root, 'drills', slug)
  const names = (readdirSync(folder, { recursive: true }) as string[]).sort()
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile())
  const read = (name: string) => [
    name.split(path.sep).join('/'),
    readFileSync(path.join(folder, name), 'utf8'),
  ]
  return parseDrill(slug, Object.fromEntries(files.map(read)))
}
