import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

const NOBODY = '65534'
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

export const isRoot = process.getuid?.() === 0

const namespacesAllowed = () =>
  !process.env.PG_AS_USER && spawnSync('unshare', [...NAMESPACE, 'true']).status === 0

/** uid and gid of the account `postgres`, else of nobody */
function accountOfPostgres() {
  const line = /^postgres:[^:]*:(\d+):(\d+)/m.exec(fs.readFileSync('/etc/passwd', 'utf8'))
  return { uid: Number(line?.[1] ?? NOBODY), gid: Number(line?.[2] ?? NOBODY) }
}

/**
 * PostgreSQL refuses uid 0. As root it runs in a user namespace, where it is nobody and its files stay root's;
 * where namespaces are refused, as another account, which needs a path that this account can traverse.
 * @param {string} command @param {string[]} args @param {string} dir the data folder, whose owner is corrected
 * @returns {{ command: string, args: string[], options: { uid?: number, gid?: number } }} what to spawn
 */
export function unprivileged(command, args, dir) {
  if (!isRoot) return { command, args, options: {} }
  if (namespacesAllowed()) {
    if (fs.statSync(dir).uid !== 0) spawnSync('chown', ['-R', '0:0', dir])
    return { command: 'unshare', args: [...NAMESPACE, command, ...args], options: {} }
  }
  const account = accountOfPostgres()
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, dir])
  return { command, args, options: account }
}
