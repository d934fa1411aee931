import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { AppError } from '@/lib/errors/app-error'
import { db } from '@/lib/server/db'
import { listUsers } from '@/lib/server/operations/admin/list-users'
import { makeAdmin } from '@/lib/server/operations/admin/make-admin'
import { makeResetLink } from '@/lib/server/operations/admin/make-reset-link'

const USAGE = `npm run admin -- <command>
  create EMAIL [NAME]   makes an administrator: of the account, or of a new one (asks for its password)
  reset-link EMAIL      prints a link that sets a new password; it works once, for one hour
  list                  prints the accounts, the newest first`

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

async function main([command, email, name]: string[]): Promise<number> {
  if (command === 'create' && email) await create(email, name)
  else if (command === 'reset-link' && email) console.log((await makeResetLink(system, { email })).link)
  else if (command === 'list') await list()
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
  await db().$disconnect()
}
