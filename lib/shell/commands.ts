import type { Command, ExecResult, ResolvedCommandContext } from 'just-bash'
import { openssl } from '@/lib/shell/openssl/openssl'
import { RANDOM_COMMAND, STATUS_COMMAND } from '@/lib/shell/rewrite'
import { sort } from '@/lib/shell/sort'

/** What the small commands need of the shell that runs them. */
export interface CommandHost {
  now(): number
  random(): number
  username: string
}

type Run = (args: string[], ctx: ResolvedCommandContext) => Promise<ExecResult> | ExecResult

export function command(name: string, run: Run): Command {
  return { name, trusted: true, execute: async (args, ctx) => run(args, ctx) }
}

const ok = (stdout = ''): ExecResult => ({ stdout, stderr: '', exitCode: 0 })
const failed = (stderr: string, exitCode = 1): ExecResult => ({ stdout: '', stderr, exitCode })

const ISO_DATES: Record<string, string> = {
  date: '+%Y-%m-%d',
  hours: '+%Y-%m-%dT%H+00:00',
  minutes: '+%Y-%m-%dT%H:%M+00:00',
  seconds: '+%Y-%m-%dT%H:%M:%S+00:00',
}

/** `date` at the cluster's time instead of the machine's; `-I` is missing in the library's. */
function date(host: CommandHost): Run {
  return async (args, ctx) => {
    const given = args.flatMap((arg) => {
      const iso = /^(?:-I|--iso-8601=?)(.*)$/.exec(arg)
      return iso ? [ISO_DATES[iso[1] || 'date'] ?? arg] : [arg]
    })
    const hasDate = given.some((arg) => /^(-d|--date|-r|-s|--help)/.test(arg))
    const at = ['-d', `@${Math.floor(host.now() / 1000)}`]
    return (await ctx.origCommand?.(hasDate ? given : [...at, ...given])) ?? failed('date: not available\n')
  }
}

/** The library's xargs knows `-I {}` and `-n 1` only with a space. */
const xargs: Run = async (args, ctx) => {
  const given: string[] = []
  let options = true
  for (const arg of args) {
    const attached = options && /^-([InLPds])(.+)$/.exec(arg)
    if (options && !arg.startsWith('-') && !/^-[InLPds]$/.test(given.at(-1) ?? '')) options = false
    given.push(...(attached ? [`-${attached[1]}`, attached[2] ?? ''] : [arg]))
  }
  return (await ctx.origCommand?.(given)) ?? failed('xargs: not available\n')
}

/** The library puts a blank line between files that are named one by one. */
const ls: Run = async (args, ctx) => {
  const result = (await ctx.origCommand?.(args)) ?? failed('ls: not available\n')
  const paths = args.filter((arg) => !arg.startsWith('-'))
  if (paths.length < 2) return result
  for (const path of paths) {
    const at = ctx.fs.resolvePath(ctx.cwd, path)
    if ((await ctx.fs.exists(at)) && (await ctx.fs.stat(at)).isDirectory) return result
  }
  return { ...result, stdout: result.stdout.replace(/\n{2,}/g, '\n') }
}

/** GNU uniq writes its counts seven wide. */
const uniq: Run = async (args, ctx) => {
  const result = (await ctx.origCommand?.(args)) ?? failed('uniq: not available\n')
  if (!args.some((arg) => /^-[a-z]*c|^--count$/.test(arg))) return result
  const wide = (_: string, count: string) => `${count.padStart(7)} `
  return { ...result, stdout: result.stdout.replace(/^ *(\d+) /gm, wide) }
}

function mktemp(host: CommandHost): Run {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
  return async (args, ctx) => {
    const template = args.find((arg) => !arg.startsWith('-')) ?? '/tmp/tmp.XXXXXXXXXX'
    const random = () => letters[Math.floor(host.random() * letters.length)] ?? 'x'
    const path = ctx.fs.resolvePath(
      ctx.cwd,
      template.replace(/X{3,}$/, (run) => run.replace(/X/g, random)),
    )
    if (args.includes('-d')) await ctx.fs.mkdir(path, { recursive: true })
    else await ctx.fs.writeFile(path, '')
    return ok(`${path}\n`)
  }
}

const EDITORS = ['vi', 'vim', 'nano']
const FULL_SCREEN = ['less', 'more', 'watch', 'top']

/** Commands that replace or join the library's. */
export function smallCommands(host: CommandHost): Command[] {
  return [
    command('date', date(host)),
    command('ls', ls),
    command('xargs', xargs),
    command('uniq', uniq),
    command('sort', sort),
    command('mktemp', mktemp(host)),
    command('openssl', openssl(host)),
    command('whoami', () => ok(`${host.username}\n`)),
    command(RANDOM_COMMAND, () => ok(`${Math.floor(host.random() * 32768)}\n`)),
    command(STATUS_COMMAND, ([status]) => ({ ...ok(), exitCode: Number(status) })),
    ...EDITORS.map((name) =>
      command(name, () =>
        failed(
          `${name}: no full-screen editor here: use sed -i, cat > FILE <<'EOF', or KUBE_EDITOR='sed -i …'\n`,
        ),
      ),
    ),
    ...FULL_SCREEN.map((name) => command(name, () => failed(`${name}: no full-screen programs here\n`))),
  ]
}
