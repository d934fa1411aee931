import type { RecordedLine } from './recorded-line'

/** Whether a line is taken into a script unless its author says otherwise. @param settles the script waits by itself */
export const isKeptLine = ({ failed, looks, keys, waits }: RecordedLine, settles = false): boolean =>
  !failed && !looks && !keys && !(settles && waits)
