import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'

const NAMES = ['login', 'launch', 'keys'] as const

/** What is pasted into a platform when Kubekata is added there. */
export function ToolAddresses({ tool }: { tool: Record<(typeof NAMES)[number], string> }) {
  const t = useTranslations('interop.lti.tool')
  return (
    <dl className="grid gap-4">
      {NAMES.map((name) => (
        <div key={name} className="grid gap-1">
          <dt className="text-sm font-semibold">{t(name)}</dt>
          <dd className="relative rounded-md bg-code py-3 pr-12 pl-3">
            <code className="text-sm break-all">{tool[name]}</code>
            <CopyButton text={tool[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
