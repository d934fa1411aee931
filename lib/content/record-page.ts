/** Writes what commands printed under those of a page's console blocks that show nothing yet. */
import type { PageResult } from './run-page'

const opening = /^```console(?: .*)?$/

/** @param results of this very page, in order */
export function recordPage(markdown: string, results: readonly PageResult[]): string {
  const queue = [...results.filter(({ command }) => command !== 'kubectl apply --dry-run=server -f -')]
  const lines = markdown.split('\n')
  const out: string[] = []
  let inConsole = false
  let waiting: PageResult | undefined
  const flush = () => {
    if (waiting && waiting.output.length === 0) out.push(...waiting.got)
    waiting = undefined
  }
  for (const line of lines) {
    if (inConsole && (line.startsWith('$ ') || line === '```')) flush()
    if (opening.test(line)) inConsole = !line.includes('unrun=')
    else if (line === '```') inConsole = false
    else if (inConsole && line.startsWith('$ ')) waiting = queue.shift()
    out.push(line)
  }
  return out.join('\n')
}
