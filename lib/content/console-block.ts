/**
 * A ```console fence: `$ command` lines, `> ` lines that continue a command (heredocs), and below each
 * command what the terminal shows, standard output and error together as a learner would see them.
 */

export interface ConsoleStep {
  command: string
  output: string[]
}

/** The steps of one console fence; a line before the first command is an error. */
export function parseConsole(text: string): ConsoleStep[] {
  const steps: ConsoleStep[] = []
  for (const line of text.replace(/\n+$/, '').split('\n')) {
    const step = steps.at(-1)
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), output: [] })
    else if (!step) throw new Error(`console block must start with "$ ": ${line}`)
    else if (/^>( |$)/.test(line) && step.output.length === 0) step.command += `\n${line.slice(2)}`
    else step.output.push(line)
  }
  return steps
}
