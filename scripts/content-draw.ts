/** `npm run content:draw`: draws the diagrams of content/ that have a scene, where they differ from what is drawn. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawnScenes } from '../lib/content/drawn-scenes'
import { readContentFiles } from '../lib/content/load-content'

const root = fileURLToPath(new URL('../content', import.meta.url))
let written = 0
const scenes = await drawnScenes(readContentFiles(root))
for (const { file, drawing } of scenes) {
  const path = `${root}/${file}`
  if (existsSync(path) && readFileSync(path, 'utf8') === drawing) continue
  writeFileSync(path, drawing)
  console.log(`content/${file}`)
  written++
}
console.log(`${scenes.length} diagrams have a scene, ${written} drawn anew`)
