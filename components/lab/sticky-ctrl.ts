/** A bar's Ctrl key: pressed once, it goes with the next key, wherever that comes from. */
export class StickyCtrl {
  private down = false

  /** @param onChange told when the key goes down or comes up */
  constructor(private readonly onChange: (down: boolean) => void = () => {}) {}

  toggle(): void {
    this.set(!this.down)
  }

  /** What the terminal gets of what was typed: the first key with Ctrl while that is down. */
  apply(data: string): string {
    if (!this.down || data === '') return data
    this.set(false)
    return withCtrl(data)
  }

  private set(down: boolean): void {
    this.down = down
    this.onChange(down)
  }
}

/** Arrows, Home and End: their sequence without and with Ctrl (xterm's modifier 5). */
const CURSOR_KEY = /^\x1b[[O]([A-DHF])/

/** As a terminal sends Ctrl with the first key of `data`; a key that has no such form stays as it is. */
function withCtrl(data: string): string {
  const cursor = CURSOR_KEY.exec(data)
  if (cursor) return `\x1b[1;5${cursor[1]}${data.slice(cursor[0].length)}`
  const [first = ''] = data
  const rest = data.slice(first.length)
  if (/^[a-z@[\\\]^_]$/i.test(first))
    return String.fromCharCode(first.toUpperCase().charCodeAt(0) & 31) + rest
  if (first === ' ') return `\0${rest}`
  // As xterm does: Ctrl and one of these is Ctrl+_.
  return first === '/' || first === '-' ? `\x1f${rest}` : data
}
