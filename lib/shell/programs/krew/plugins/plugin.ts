/** What a plugin of a bundled index is: a script that was written here, under the name of one that people know. */
export interface BundledPlugin {
  name: string
  /** `v0.9.5` */
  version: string
  short: string
  description: string
  homepage: string
  caveats?: string
  /** The name of its file in the archive. */
  bin: string
  /** Its program; a binary where it does not begin with `#!`. */
  text: string
}
