/** What a control-plane program does, decided when it starts: plain data. */
export interface Script {
  /** What it prints at once. */
  lines: string[]
  /** ms until it serves, or ends. */
  after: number
  /** The port at which it answers health checks. */
  port?: number
  /** It runs, and nobody who needs it finds it. */
  unreachable?: true
  /** What health checks answer instead of 200. */
  health?: number
  /** Its exit code when it ends; unset when it goes on until it is stopped. */
  code?: number
}
