// Which sources a cluster's boot follows from, as one hash.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The schema is made from the packages by its script. */
const INPUTS = [
  'lib/cluster',
  'package-lock.json',
  'scripts/generate-boot.mjs',
  'scripts/generate-schema.mjs',
]
const TEST = /\.test\.ts$/

/** @param {string} at @returns {string[]} every file below it, in a fixed order */
function filesBelow(at) {
  if (!fs.statSync(path.join(root, at)).isDirectory()) return [at]
  const names = fs.readdirSync(path.join(root, at)).sort()
  return names.filter((name) => !TEST.test(name)).flatMap((name) => filesBelow(`${at}/${name}`))
}

/** @returns {string} hex digits over names and contents */
export function engineSources() {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap(filesBelow))
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 32)
}
