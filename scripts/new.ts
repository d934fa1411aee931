/**
 * `npm run new -- question|drill|concept <slug>`: begins a folder below content/. What is to be written is marked;
 * `npm run content:check -- <slug>` names every mark that is left.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { scaffold } from '../lib/content/scaffold/scaffold'

const root = fileURLToPath(new URL('../content', import.meta.url))
const [sort = '', slug = ''] = process.argv.slice(2)

/** @throws when something of that name is there */
function begin(): void {
  const files = scaffold(sort, slug)
  const folder = Object.keys(files)[0]?.split('/').slice(0, 2).join('/') ?? ''
  if (existsSync(path.join(root, folder))) throw new Error(`content/${folder} is there already`)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
    console.log(`content/${file}`)
  }
  if (sort === 'concept') console.log(`list ${slug} in content/curriculum.yaml, where it is to be read`)
  console.log(`then: npm run content:check -- ${slug}`)
}

try {
  begin()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  console.error('usage: npm run new -- question|drill|concept <slug>')
  process.exitCode = 2
}
