import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { AppError } from '@/lib/errors/app-error'
import { db } from '@/lib/server/db'
import { listUsers } from '@/lib/server/operations/admin/list-users'
import { makeAdmin } from '@/lib/server/operations/admin/make-admin'
import { makeResetLink } from '@/lib/server/operations/admin/make-reset-link'
import { regrade } from '@/lib/server/operations/admin/regrade'
import { closePools } from '@/lib/server/pool/pools'
import type { Grade } from '@/lib/server/regrade/report'

const USAGE = `npm run admin -- <command>
  create EMAIL [NAME]   makes an administrator: of the account, or of a new one (asks for its password)
  reset-link EMAIL      prints a link that sets a new password; it works once, for one hour
  list                  prints the accounts, the newest first
  regrade [--apply] [--skill ID] [--reason TEXT]
                        grades all past work again by today's checks, content and engine, and prints what would
                        change; with --apply the new grades are stored beside the old ones`

const system = { kind: 'system', origin: { ip: 'local', userAgent: 'command line' } } as const

async function create(email: string, name: string | undefined): Promise<void> {
  const known = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } })
  const password = known ? undefined : await readPassword()
  const { created } = await makeAdmin(system, { email, password, name })
  console.log(created ? `Made the administrator ${email}.` : `${email} is an administrator now.`)
}

/** From the terminal without an echo, or the first line of a pipe. */
async function readPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = Boolean(process.stdin.isTTY)
  if (terminal) process.stderr.write('Password (at least 10 characters): ')
  const input = createInterface({ input: process.stdin, output: silent, terminal })
  for await (const line of input) {
    input.close()
    if (terminal) process.stderr.write('\n')
    return line
  }
  return ''
}

async function list(): Promise<void> {
  for (let before: string | undefined; ; ) {
    const users = await listUsers(system, { before, limit: 200 })
    for (const { email, role, name, registeredAt } of users)
      console.log([registeredAt?.toISOString() ?? '', role.padEnd(5), email, name].join('  '))
    before = users.at(-1)?.id
    if (!before) return
  }
}

const percent = ({ passed, score }: Grade) => `${passed ? 'passed' : 'failed'} ${Math.round(score * 100)} %`

async function regradeAll(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { apply: { type: 'boolean' }, skill: { type: 'string' }, reason: { type: 'string' } },
  })
  const { apply = false, skill: skillId, reason } = values
  const lines = await regrade(system, { apply, skillId, reason })
  console.log('skill                                     total   same better  worse failed')
  for (const { kind, skillId, total, same, better, worse, failed, examples } of lines) {
    const counts = [total, same, better, worse, failed].map((n) => String(n).padStart(6))
    console.log(`${`${kind} ${skillId}`.padEnd(40)} ${counts.join(' ')}`)
    for (const { id, before, after, problem } of examples)
      console.log(`  ${id}  ${percent(before)} -> ${after ? percent(after) : `not graded: ${problem}`}`)
  }
  console.log(apply ? 'Stored.' : 'Nothing was stored: add --apply.')
}

async function main([command, email, name, ...more]: string[]): Promise<number> {
  if (command === 'create' && email) await create(email, name)
  else if (command === 'reset-link' && email) console.log((await makeResetLink(system, { email })).link)
  else if (command === 'list') await list()
  else if (command === 'regrade')
    await regradeAll([email, name, ...more].filter((word) => word !== undefined))
  else {
    console.error(USAGE)
    return 2
  }
  return 0
}

const REASONS: Partial<Record<string, string>> = {
  NOT_FOUND: 'There is no account with this address.',
  INVALID_INPUT: 'The address or the password is not valid (a password has 10 to 200 characters).',
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof AppError)) throw error
  console.error(REASONS[error.code] ?? error.code)
  process.exitCode = 1
} finally {
  await closePools()
  await db().$disconnect()
}
