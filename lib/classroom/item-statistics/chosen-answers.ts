import { kindDefinitions } from '@/lib/quiz/kinds'
import type { PureKind } from '@/lib/quiz/kinds/kind'
import type { ShownOption } from '@/lib/quiz/render'
import type { KindTypes, QuestionKind, Slip } from '@/lib/quiz/variant'
import { type Asked, answerReaders, type PartNames, type Read } from './answer-readers'
import type { Answer } from './counted-work'

export interface AskedQuestion {
  kind: QuestionKind
  body: unknown
  key: unknown
  slips: readonly Slip[]
  options: readonly ShownOption[]
}

export interface ReadAnswers {
  answers: Answer[]
  offered: Answer[]
}

/**
 * Reads what one learner chose of a question, and what could have been chosen. Questions of one form, of which there are
 * few, share it: it is what takes the time.
 */
export function answerReader(names: PartNames) {
  const hasForm = formReader()
  return (
    question: AskedQuestion,
    response: unknown,
    verdict: { correct: boolean; misconceptions: readonly string[] },
  ): ReadAnswers => {
    const { kind, body, key, options, slips } = question
    // The record pairs each kind with its own types; the question's kind picks the pair.
    const read = answerReaders[kind] as Read<'short-text'>
    const shown = new Map(options.map((option) => [option.id, option]))
    const asked: Asked = {
      ...{ names, slips, ...verdict },
      text: (id: string) => shown.get(id)?.text ?? id,
      isCode: (id: string) => shown.get(id)?.code ?? false,
    }
    const given = response as KindTypes['short-text']['response']
    return {
      answers: hasForm(question, response) ? read(body as never, key as never, given, asked) : [],
      offered: read(body as never, key as never, undefined, asked),
    }
  }
}

function formReader() {
  const forms = new Map<string, { safeParse(response: unknown): { success: boolean } }>()
  return ({ kind, body }: AskedQuestion, response: unknown): boolean => {
    if (response === null || response === undefined) return false
    const { publicBody, response: formOf } = kindDefinitions[kind] as PureKind<'short-text'>
    const shown = publicBody(body as never)
    const name = JSON.stringify([kind, shown])
    const form = forms.get(name) ?? formOf(shown)
    forms.set(name, form)
    return form.safeParse(response).success
  }
}
