/**
 * A running digest of what a terminal printed: equal for equal texts, however they came in pieces. It tells apart what
 * differs by accident or by an edited log; it is no signature.
 */
export class PrintedDigest {
  private low = 0x811c9dc5
  private high = 0x1b873593

  add(text: string): void {
    let { low, high } = this
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      low = Math.imul(low ^ code, 0x01000193)
      high = (Math.imul(high ^ code, 0x85ebca6b) + (low >>> 15)) | 0
    }
    this.low = low
    this.high = high
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return hex(this.high) + hex(this.low)
  }
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0')
