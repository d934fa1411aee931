/** Tells what is typed from what is pasted: a terminal receives both alike, the latter right after the event. */
export class PasteWatch {
  private pasting = false

  constructor(private readonly box: HTMLElement) {
    box.addEventListener('paste', this.hear, { capture: true })
  }

  private readonly hear = (event: ClipboardEvent) => {
    this.pasting = Boolean(event.clipboardData?.getData('text/plain'))
  }

  /** Whether what has just been received was pasted. */
  take(): boolean {
    const { pasting } = this
    this.pasting = false
    return pasting
  }

  end(): void {
    this.box.removeEventListener('paste', this.hear, { capture: true })
  }
}
