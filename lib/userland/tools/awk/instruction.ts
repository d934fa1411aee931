/** What a compiled awk program is made of. */

/** Where a name's value is: a global, a local, a field ($), an element of an array. */
export type Place = 'global' | 'local' | 'field' | 'element' | 'localElement'

export type Instruction =
  | { op: 'push'; value: number | string }
  | { op: 'regex'; source: string }
  | { op: 'load' | 'array' | 'clear'; place: Place; slot: number }
  | { op: 'subscript'; count: number }
  | { op: 'assign'; place: Place; slot: number; operator: string }
  | { op: 'step'; place: Place; slot: number; by: number; isPost: boolean }
  | { op: 'binary' | 'unary'; operator: string }
  | { op: 'match'; negated: boolean }
  | { op: 'in' | 'remove'; place: Place; slot: number }
  | { op: 'jump' | 'jumpFalse' | 'jumpTrue'; to: number }
  | { op: 'bool' | 'pop' | 'next' | 'nextfile' | 'return' | 'done' }
  | { op: 'exit'; hasValue: boolean }
  | { op: 'call'; name: string; count: number }
  | { op: 'builtin'; name: string; count: number; place?: Place; slot?: number }
  | { op: 'print' | 'printf'; count: number; redirect: string | undefined }
  | { op: 'getline'; from: 'input' | 'file' | 'command'; place: Place | undefined; slot: number }
  | { op: 'keys'; place: Place; slot: number }
  | { op: 'nextKey'; place: Place; slot: number; to: number }
  | { op: 'range'; index: number; to: number }
  | { op: 'rangeEnd'; index: number; to: number }

export interface Code {
  instructions: readonly Instruction[]
  begin: number
  main: number
  end: number
  hasMain: boolean
  hasEnd: boolean
  globals: readonly string[]
  functions: ReadonlyMap<string, { at: number; params: number }>
}

/** The names of the special variables: they are the first globals. */
export const SPECIAL =
  'NF NR FNR FS OFS ORS RS FILENAME SUBSEP RSTART RLENGTH ENVIRON CONVFMT OFMT ARGC ARGV RT IGNORECASE FIELDWIDTHS FPAT'.split(
    ' ',
  )

/** Where the special variables are. */
export const SLOT = Object.fromEntries(SPECIAL.map((name, at) => [name, at])) as Record<string, number>
