/** What ends crictl: said as its log says it on a terminal, without colours. */
export class CrictlError extends Error {
  /** @param options.before what stands on lines of its own before it; `usage`: the command line was wrong */
  constructor(
    message: string,
    readonly options: { before?: string; usage?: boolean; code?: number } = {},
  ) {
    super(message)
  }
}

/** `FATA[0000] …`; short messages are filled up. */
export const logLine = (level: 'FATA' | 'ERRO' | 'INFO', message: string): string =>
  `${level}[0000] ${message.padEnd(44)} \n`
