import { CopyButton } from '@/components/ui/copy-button'
import { parseConsole } from '@/lib/content/console-block'

export interface CodeBlockProps {
  /** The word after the fence: yaml, sh, console (commands with what they print), or nothing. */
  language: string
  text: string
}

/** A code block that can be scrolled by keyboard, with a button that copies what one would type. */
export function CodeBlock({ language, text }: CodeBlockProps) {
  const steps = language === 'console' && text.startsWith('$ ') ? parseConsole(text) : undefined
  const toCopy = steps ? steps.map((step) => step.command).join('\n') : text
  return (
    <div className="relative rounded-md border bg-code">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-md p-4 pr-12 text-[0.84rem] leading-relaxed"
      >
        <code>{steps ? <ConsoleText steps={steps} /> : text}</code>
      </pre>
      <CopyButton text={toCopy} />
    </div>
  )
}

function ConsoleText({ steps }: { steps: ReturnType<typeof parseConsole> }) {
  return steps.map((step, index) => {
    const [first, ...more] = step.command.split('\n')
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a page never change places
      <span key={index}>
        <span className="text-mark select-none">$ </span>
        <b className="font-semibold">{[first, ...more.map((line) => `> ${line}`)].join('\n')}</b>
        {'\n'}
        <span className="text-muted-foreground">{step.output.map((line) => `${line}\n`).join('')}</span>
      </span>
    )
  })
}
