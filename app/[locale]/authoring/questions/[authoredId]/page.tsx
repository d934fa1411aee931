import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { QuestionEditor } from '@/components/authoring/question-editor'
import { listQuestionFamilies } from '@/lib/server/operations/authoring/list-question-families'
import { getActor } from '@/lib/server/request-actor'
import { AuthoredPage } from '../../authored-page'
import { loadAuthored } from '../../load'

type Props = PageProps<'/[locale]/authoring/questions/[authoredId]'>

async function loadQuestion(params: Props['params']) {
  const { content, ...authored } = await loadAuthored('questions', (await params).authoredId)
  if (content.kind !== 'FAMILY') notFound()
  const { question } = content
  const title =
    question.texts[await getLocale()].title || (await getTranslations('authoring.list'))('untitled.FAMILY')
  return { authored, question, title }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadQuestion(params)).title }
}

/** The editor of a question with pinned variants. */
export default async function AuthoredQuestionPage({ params }: Props) {
  const { title, ...loaded } = await loadQuestion(params)
  const families = await listQuestionFamilies(await getActor(), { locale: await getLocale() })
  return (
    <AuthoredPage title={title}>
      <QuestionEditor {...loaded} families={families} />
    </AuthoredPage>
  )
}
