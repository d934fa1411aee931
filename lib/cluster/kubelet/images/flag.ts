/** The value of a program's flag: `-text=hi`, `-text hi`, `--text hi` */
export function flag(argv: readonly string[], name: string): string | undefined {
  for (const [at, arg] of argv.entries()) {
    const match = /^--?([\w-]+)(?:=([\s\S]*))?$/.exec(arg)
    if (match?.[1] === name) return match[2] ?? argv[at + 1]
  }
  return undefined
}
