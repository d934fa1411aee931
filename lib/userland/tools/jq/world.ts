import type { Json } from '@/lib/userland/tools/jq/value'

/** What a program may ask of the world around it. */
export interface World {
  env: Readonly<Record<string, string>>
  now(): number
  tz: string | undefined
  /** The next input. @throws JqError when there is none */
  input(): Json
  fileName(): Json
  line(): number
  debug(text: string): void
  named: Json
}

/** Ends the whole program. */
export class Halt {
  constructor(
    readonly code: number,
    readonly value?: Json,
  ) {}
}
