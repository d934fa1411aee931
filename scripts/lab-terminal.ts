/** Joins a lab session to the terminal that this process runs in. */
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LabSession } from '../lib/lab/session'

/** Virtual time that passes in each step of waiting, and how long a step takes. */
const STEP = { virtualMs: 1_000, realMs: 100 }
const INTERRUPT = '\x03'
const END_OF_INPUT = '\x04'

const print = (text: string) => process.stdout.write(text.replace(/\r?\n/g, '\n'))

async function act(session: LabSession, kind: 'line' | 'keys', text: string): Promise<void> {
  print((await session.act({ kind, text })).stdout)
}

/** One line, or undefined at the end of input. */
async function readLine(prompt: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)))
  try {
    return await Promise.race([terminal.question(prompt), ended])
  } finally {
    terminal.close()
  }
}

/** Keys as they are pressed, for as long as `goesOn`; nothing pressed within a step is ''. */
async function withKeys(goesOn: () => boolean, use: (keys: string) => Promise<void>): Promise<void> {
  let pressed = ''
  const collect = (data: Buffer) => {
    pressed += data.toString()
  }
  process.stdin.setRawMode(true).resume().on('data', collect)
  try {
    while (goesOn()) {
      await sleep(STEP.realMs)
      const keys = pressed
      pressed = ''
      await use(keys)
    }
  } finally {
    process.stdin.off('data', collect).setRawMode(false).pause()
  }
}

/**
 * Lets somebody work in a session until `exit`, or the end of input, at the prompt of the learner's machine. While
 * a command runs, virtual time passes ten times as fast as ours; while a line is typed, as fast.
 */
export async function joinTerminal(session: LabSession): Promise<void> {
  const terminal = session.terminal()
  const reads = () => terminal.mode === 'prompt' || terminal.mode === 'line'
  process.stdin.on('error', () => {})
  for (;;) {
    if (!reads()) {
      await withKeys(
        () => !reads(),
        async (keys) => {
          if (keys !== '' && (terminal.mode === 'keys' || keys === INTERRUPT))
            return act(session, 'keys', keys)
          if (terminal.mode === 'keys') return
          await session.tick(STEP.virtualMs)
          print(terminal.take())
        },
      )
      continue
    }
    const since = Date.now()
    const isOutermost = terminal.mode === 'prompt' && terminal.hostName === undefined
    const line = await readLine(terminal.prompt || (terminal.mode === 'prompt' ? '> ' : ''))
    await session.tick(Date.now() - since)
    if (isOutermost && (line === undefined || line.trim() === 'exit')) return
    if (line === undefined) await act(session, 'keys', END_OF_INPUT)
    else await act(session, 'line', line)
  }
}
