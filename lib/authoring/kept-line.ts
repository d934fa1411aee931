import type { RecordedLine } from './recorded-lines'

/** Whether a line is taken into a script unless its author says otherwise. */
export const isKeptLine = ({ failed, looks, keys }: RecordedLine): boolean => !failed && !looks && !keys
