/** A line of its own that brings a fault about: `# fault: kubelet-stopped node=worker-1`. */
export const FAULT = '# fault: '

/** One command of a transcript, and what a real cluster answered. */
export interface TranscriptStep {
  /** Heredoc lines are joined by a newline, without the transcript's markers. */
  command: string
  stdout: string[]
  stderr: string[]
  exit: number
  /** Line number in the file, from 1. */
  line: number
}

/**
 * Reads a transcript: `  $ ` starts a step, `  > ` continues its command, then stdout with two spaces
 * in front, stderr with `  ! `, and `  [N]`, the exit code when it is not 0. A line `# fault: …` is a step
 * that prints nothing. The rest is prose.
 */
export function parseTranscript(text: string): TranscriptStep[] {
  const steps: TranscriptStep[] = []
  text.split('\n').forEach((line, index) => {
    const isFault = line.startsWith(FAULT)
    if (isFault || line.startsWith('  $ ')) {
      const command = isFault ? line : line.slice(4)
      steps.push({ command, stdout: [], stderr: [], exit: 0, line: index + 1 })
      return
    }
    const step = steps.at(-1)
    if (step && line.startsWith('  ')) readAnswer(step, line)
  })
  return steps
}

function readAnswer(step: TranscriptStep, line: string): void {
  const exit = /^ {2}\[(\d+)\]$/.exec(line)
  if (exit) step.exit = Number(exit[1])
  else if (line.startsWith('  > ') || line === '  >') step.command += `\n${line.slice(4)}`
  else if (line.startsWith('  ! ')) step.stderr.push(line.slice(4))
  else step.stdout.push(line.slice(2))
}
