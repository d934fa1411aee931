'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { useRouter } from '@/lib/i18n/navigation'
import type { CommentAction } from './marking-actions'

const MOST = 2_000

export interface CommentFormProps {
  submissionId: string
  /** About one item of it. */
  item?: { id: string; number: number }
  comment: CommentAction
}

/** Says something about a submission; of use to both sides. */
export function CommentForm({ submissionId, item, comment }: CommentFormProps) {
  const t = useTranslations('marking.comments')
  const router = useRouter()
  const { run, pending, failure } = useAction(comment)
  const [text, setText] = useState('')
  const commentId = useRef('')
  const send = () => {
    commentId.current ||= crypto.randomUUID()
    const about = item ? { itemId: item.id } : {}
    run({ submissionId, commentId: commentId.current, ...about, text }, () => {
      commentId.current = ''
      setText('')
      router.refresh()
    })
  }
  const left = MOST - text.length
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Field
        label={item ? t('labelItem', { number: item.number }) : t('label')}
        hint={left < 200 ? t('left', { count: left }) : t('hint')}
      >
        <Textarea
          required
          maxLength={MOST}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            commentId.current = ''
          }}
          className="min-h-20!"
        />
      </Field>
      <Button type="submit" variant="outline" busy={pending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
