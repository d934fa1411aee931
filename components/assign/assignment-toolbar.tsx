import { Copy, Eye, History, type LucideIcon, Pencil, Trash2, UserCog } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import { ActButton } from './act-button'

export interface AssignmentToolbarProps {
  classId: string
  assignment: { id: string; title: string; status: 'DRAFT' | 'PUBLISHED'; releasedAt: Date | null }
  /** Attempts, handed in or not. */
  begun: number
  isArchived: boolean
  release: (input: { assignmentId: string; released: boolean }) => Promise<ActionResult<unknown>>
  remove: (input: { assignmentId: string }) => Promise<ActionResult<unknown>>
}

/** What an instructor can do with an assignment. It needs no messages in the browser. */
export function AssignmentToolbar({
  classId,
  assignment,
  begun,
  isArchived,
  ...does
}: AssignmentToolbarProps) {
  const t = useTranslations('assign.toolbar')
  const { id: assignmentId, title, status, releasedAt } = assignment
  const here = `/classes/${classId}/assignments/${assignmentId}`
  const again = `/classes/${classId}/assignments/new?from=${assignmentId}`
  const isReleased = releasedAt !== null
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center gap-2 print:hidden">
      {status === 'DRAFT' && <Badge variant="warning">{t('draft')}</Badge>}
      {!isArchived && <ToolLink href={`${here}/edit`} icon={Pencil} text={t('edit')} />}
      <ToolLink href={`${here}/preview`} icon={Eye} text={t('preview')} />
      <ToolLink href={`${here}/overrides`} icon={UserCog} text={t('overrides')} />
      <ToolLink href={`${here}/versions`} icon={History} text={t('versions')} />
      {!isArchived && <ToolLink href={again} icon={Copy} text={t('duplicate')} />}
      {!isArchived && (
        <ActButton
          label={t(isReleased ? 'takeBack' : 'release')}
          title={t(isReleased ? 'takeBackTitle' : 'releaseTitle', { title })}
          text={t(isReleased ? 'takeBackText' : 'releaseText')}
          variant="outline"
          input={{ assignmentId, released: !isReleased }}
          action={does.release}
        />
      )}
      {!isArchived && begun === 0 && (
        <ActButton
          label={
            <>
              <Trash2 aria-hidden />
              {t('remove')}
            </>
          }
          title={t('removeTitle', { title })}
          text={t('removeText')}
          variant="destructive"
          input={{ assignmentId }}
          action={does.remove}
          to={`/classes/${classId}`}
        />
      )}
    </nav>
  )
}

function ToolLink({ href, icon: Icon, text }: { href: string; icon: LucideIcon; text: string }) {
  return (
    <Button asChild variant="outline" size="sm">
      <Link href={href}>
        <Icon aria-hidden />
        {text}
      </Link>
    </Button>
  )
}
