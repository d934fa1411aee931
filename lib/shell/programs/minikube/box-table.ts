/** Columns that a terminal shows: an emoji takes two. */
const widthOf = (text: string): number => [...text].length + (text.match(/[✅]/g)?.length ?? 0)

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

function centred(text: string, width: number): string {
  const left = Math.floor((width - widthOf(text)) / 2)
  return padded(' '.repeat(left) + text, width)
}

/** A table between lines, as minikube draws it. */
export function boxTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headers.map((header, at) =>
    Math.max(...[header, ...rows.map((row) => row[at] ?? '')].map(widthOf)),
  )
  const line = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}\n`
  const row = (cells: readonly string[], align: typeof padded) =>
    `│${widths.map((width, at) => ` ${align(cells[at] ?? '', width)} `).join('│')}│\n`
  return [
    line('┌', '┬', '┐'),
    row(headers, centred),
    line('├', '┼', '┤'),
    ...rows.map((cells) => row(cells, padded)),
    line('└', '┴', '┘'),
  ].join('')
}
