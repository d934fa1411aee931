/**
 * Parses every .mmd file with Mermaid's own parser. Mermaid cleans labels with DOMPurify, which without a
 * browser is an inert shell that lacks the methods it is called by; here nothing is rendered, so the shell
 * gets methods that pass text through.
 */
import type { ContentFiles, Problem } from './content'

type Mermaid = { parse(text: string): Promise<unknown> }
type Purifier = { isSupported?: boolean; addHook?: unknown; sanitize?: unknown }

let loading: Promise<Mermaid> | undefined

async function loadMermaid(): Promise<Mermaid> {
  // Mermaid's own dependency, resolved beside it rather than declared by us.
  const name = 'dompurify'
  const purifier = ((await import(name)) as { default: Purifier }).default
  if (!purifier.isSupported) {
    purifier.addHook = () => {}
    purifier.sanitize = (text: string) => text
  }
  return (await import('mermaid')).default
}

/** Problems of the .mmd files among `files`; one that is not a diagram at all is a problem too. */
export async function checkMermaid(files: ContentFiles): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith('.mmd')) continue
    loading ??= loadMermaid()
    const mermaid = await loading
    try {
      await mermaid.parse(text)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      problems.push({ file, rule: 'mermaid', message: message.split('\n').slice(0, 4).join(' ') })
    }
  }
  return problems
}
