import fs from 'node:fs'
import path from 'node:path'

const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const workingFolder = (pid) => {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Dead but not reaped yet, as in containers without an init. */
function isZombie(pid) {
  const stat = read(`/proc/${pid}/stat`)
  return stat?.[stat.lastIndexOf(')') + 2] === 'Z'
}

/** The number belongs to another program now, for instance after a container's restart. */
function isSomebodyElse(pid, dir) {
  const name = read(`/proc/${pid}/comm`)
  const folder = workingFolder(pid)
  if (name === undefined || folder === undefined) return false // no /proc here: believe the lock file
  return name.trim() !== 'postgres' || folder !== dir
}

/**
 * What the lock file `postmaster.pid` says, checked against /proc where there is one.
 * @param {string} dir real path of the data folder
 * @returns {{ running: false, stale?: boolean } | { running: true, pid: number, port: number, ready: boolean }}
 */
export function postmasterState(dir) {
  const lines = read(path.join(dir, 'postmaster.pid'))?.split('\n')
  if (!lines) return { running: false }
  const pid = Number(lines[0])
  if (!isAlive(pid)) return { running: false }
  if (isZombie(pid) || isSomebodyElse(pid, dir)) return { running: false, stale: true }
  return { running: true, pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** Backends of a killed server that are still leaving. @param {string} dir @returns {string[]} their pids */
export function stragglers(dir) {
  if (process.platform !== 'linux') return []
  return fs.readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingFolder(pid) === dir)
}
