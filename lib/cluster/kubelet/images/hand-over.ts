import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'

/** The end of an entrypoint script: it becomes the command, or says as its shell does why it cannot. */
export function handOver(process: Process, argv: readonly string[], script: string, line: number): Step {
  const [command] = argv
  if (command === undefined) return { exit: 0 }
  try {
    process.find(command)
    return { exec: argv }
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    const missing = error.code === 'ENOENT'
    process.write(2, `${script}: ${line}: exec: ${command}: ${missing ? 'not found' : error.message}\n`)
    return { exit: missing ? 127 : 126 }
  }
}
