/** What a build prints. Mirrors: buildkit's plain progress, with times of the virtual clock. */

const RULE = '------'

export class Progress {
  private count = 0
  private from = 0
  /** What the step that is open has printed. */
  private lines: string[] = []
  private name = ''

  constructor(
    private readonly say: (text: string) => void,
    private readonly now: () => number,
  ) {
    say('#0 building with "default" instance using docker driver\n')
  }

  /** Begins a step. */
  begin(name: string): void {
    this.count += 1
    this.from = this.now()
    this.lines = []
    this.name = name
    this.say(`\n#${this.count} ${name}\n`)
  }

  line(text: string): void {
    this.say(`#${this.count} ${text}\n`)
  }

  /** What a command prints, with the seconds since its start. */
  log(text: string, at: number): void {
    const line = `${((at - this.from) / 1000).toFixed(3)} ${text}`
    this.lines.push(line)
    this.line(line)
  }

  done(): void {
    this.line(`DONE ${((this.now() - this.from) / 1000).toFixed(1)}s`)
  }

  cached(): void {
    this.line('CACHED')
  }

  /** The step that is open has failed; what it printed is shown again. */
  failed(message: string): void {
    this.line(`ERROR: ${message}`)
    this.say(
      `${RULE}\n > ${this.name}:\n${this.lines
        .slice(-20)
        .map((line) => `${line}\n`)
        .join('')}${RULE}\n`,
    )
  }
}

/** Lines of a Dockerfile around the ones that something is wrong with. */
export function excerpt(name: string, text: string, first: number, last: number): string {
  const lines = text.split('\n')
  const from = Math.max(1, first - 4)
  const to = Math.min(lines.length, last + 3)
  const shown = lines.slice(from - 1, to).map((line, at) => {
    const number = from + at
    const marked = number >= first && number <= last
    return `${String(number).padStart(4)} | ${marked ? '>>>' : '   '} ${line}\n`
  })
  return `${name}:${first}\n--------------------\n${shown.join('')}--------------------\n`
}
