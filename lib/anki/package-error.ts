import type { PackageFault } from './protocol'

/** A file that cannot be read as an Anki package, and why. */
export class PackageError extends Error {
  constructor(readonly fault: PackageFault) {
    super(fault)
    this.name = 'PackageError'
  }
}
