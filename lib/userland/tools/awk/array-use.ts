/** Which names of a program are arrays: awk does not declare them, so how they are used tells. */
import type { AwkProgram, Expr } from '@/lib/userland/tools/awk/ast'

/** Builtin → which of its arguments is an array. */
export const ARRAY_ARGUMENT: Record<string, number> = {
  split: 1,
  asort: 0,
  asorti: 0,
  match: 2,
  patsplit: 1,
  isarray: 0,
}

export class ArrayUse {
  /** Function → which of its parameters are arrays. */
  private readonly parameters = new Map<string, Set<number>>()

  constructor(private readonly program: AwkProgram) {
    this.findArrays()
  }

  parametersOf(name: string): ReadonlySet<number> | undefined {
    return this.parameters.get(name)
  }

  isArray(name: string): boolean {
    let found = name === 'ENVIRON' || name === 'ARGV'
    this.scan(this.program, (other) => {
      if (other === name) found = true
    })
    return found
  }

  /** Parameters that are used as arrays, also by handing them on. */
  private findArrays(): void {
    const { functions } = this.program
    for (const { name } of functions) this.parameters.set(name, new Set())
    for (let changed = true; changed; ) {
      changed = false
      for (const { name, params, body } of functions) {
        const found = this.parameters.get(name)!
        const mark = (variable: string) => {
          const at = params.indexOf(variable)
          if (at >= 0 && !found.has(at)) {
            found.add(at)
            changed = true
          }
        }
        this.scan(body, mark)
      }
    }
  }

  private scan(part: unknown, mark: (name: string) => void): void {
    if (Array.isArray(part)) for (const item of part) this.scan(item, mark)
    else if (typeof part === 'object' && part !== null) {
      const node = part as Partial<{ type: string; name: string; args: Expr[] }>
      if (node.type === 'index' || node.type === 'in' || node.type === 'forIn' || node.type === 'delete')
        mark(node.name!)
      const bare = (at: number | undefined) => {
        const arg = at === undefined ? undefined : node.args?.[at]
        if (arg?.type === 'var') mark(arg.name)
      }
      if (node.type === 'builtin') bare(ARRAY_ARGUMENT[node.name!])
      if (node.type === 'call') for (const at of this.parameters.get(node.name!) ?? []) bare(at)
      for (const item of Object.values(part)) this.scan(item, mark)
    }
  }
}
