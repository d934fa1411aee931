import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { parseConsole } from '@/lib/content/console-block'
import { type FenceMarks, parseFenceMarks } from '@/lib/content/fence-marks'
import { RunHere } from './page-lab'

export interface CodeBlockProps {
  /** The word after the fence: yaml, sh, console (commands with what they print), or nothing. */
  language: string
  /** The words behind it, see lib/content/fence-marks.ts. */
  marks?: string
  text: string
  /** Where it stands in a page: there it can be run on the spot. */
  line?: number
}

/** A code block that can be scrolled by keyboard, with a button that copies what one would type. */
export function CodeBlock({ language, marks = '', text, line }: CodeBlockProps) {
  const steps = language === 'console' && text.startsWith('$ ') ? parseConsole(text) : undefined
  const toCopy = steps ? steps.map((step) => step.command).join('\n') : text
  return (
    <div className="rounded-md border bg-code">
      <CodeCaption marks={parseFenceMarks(language, marks)} />
      <div className="relative">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-md p-4 pr-12 text-[0.84rem] leading-relaxed"
        >
          <code>{steps ? <ConsoleText steps={steps} /> : text}</code>
        </pre>
        <CopyButton text={toCopy} />
      </div>
      {line !== undefined && steps && <RunHere line={line} />}
    </div>
  )
}

/** What the file is called that a block shows, and what is particular about the block. */
function CodeCaption({ marks: { file, part, rejected, unrun } }: { marks: FenceMarks }) {
  const t = useTranslations('concepts.code')
  const remark = unrun ? t(`unrun.${unrun}`) : rejected ? t('rejected') : part && !file ? t('part') : ''
  if (!file && !remark) return null
  return (
    <p className="flex flex-wrap gap-x-4 border-b px-4 py-1.5 text-xs text-muted-foreground">
      {file && <span className="font-mono">{file}</span>}
      {remark && <span>{remark}</span>}
    </p>
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
