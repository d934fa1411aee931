/** helm, as helmfile calls it. */
import { runHelm } from '@/lib/helm/helm'
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import type { HelmIo, HelmSteps } from '@/lib/helm/io'

const HELM = '/usr/bin/helm'

export interface Helped {
  out: string
  err: string
  code: number
}

/** Runs helm, and keeps what it says. */
export function* callHelm(io: HelmIo, args: string[]): HelmSteps<Helped> {
  const said = { out: '', err: '' }
  const stdout = (text: string) => {
    said.out += text
  }
  const stderr = (text: string) => {
    said.err += text
  }
  const code = yield* runHelm(args, { ...io, stdout, stderr, terminal: false })
  return { ...said, code }
}

const indented = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `  ${line}`)
    .join('\n')

/** What helmfile says of a command that has failed. */
function failure(args: readonly string[], { out, err, code }: Helped): string {
  const words = ['helm', ...args].map((word, at) => `  ${at}: ${word} (${word.length} bytes)`)
  const parts = [
    `PATH:\n  ${HELM}`,
    `ARGS:\n${words.join('\n')}`,
    `ERROR:\n  exit status ${code}`,
    `EXIT STATUS\n  ${code}`,
    ...(err ? [`STDERR:\n${indented(err)}`] : []),
    ...(out || err ? [`COMBINED OUTPUT:\n${indented(out + err)}`] : []),
  ]
  return `command "${HELM}" exited with non-zero status:\n\n${parts.join('\n\n')}`
}

/** helm, which has to succeed. @returns its standard output @throws HelmfileError */
export function* execHelm(io: HelmIo, args: string[]): HelmSteps<string> {
  const done = yield* callHelm(io, args)
  if (done.code !== 0) throw new HelmfileError(failure(args, done))
  return done.out
}
