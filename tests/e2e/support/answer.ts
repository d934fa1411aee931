import type { Locator, Page } from '@playwright/test'
import type { KindTypes } from '@/lib/quiz/variant'
import { type Served, servedQuestion } from './database'

/** The question on screen: its card and what the server stored of it. */
export async function questionOnScreen(page: Page): Promise<{ card: Locator; served: Served; id: string }> {
  const card = page.locator('[data-served-variant]')
  await card.waitFor()
  const id = (await card.getAttribute('data-served-variant')) ?? ''
  return { card, served: await servedQuestion(id), id }
}

const optionIds = (served: Served) => served.body.options ?? []

async function choose(card: Locator, role: 'radio' | 'checkbox', served: Served, ids: string[]) {
  for (const [index, id] of optionIds(served).entries())
    if (ids.includes(id)) await card.getByRole(role).nth(index).check()
}

async function placeInOrder(card: Locator, served: Served, order: string[]) {
  const left = optionIds(served)
  for (const id of order) {
    await card.locator('fieldset > div button').nth(left.indexOf(id)).click()
    left.splice(left.indexOf(id), 1)
  }
}

/** Enters a response, right or wrong, with the mouse and the keyboard. */
export async function enter(card: Locator, served: Served, right: boolean): Promise<void> {
  const ids = optionIds(served)
  switch (served.kind) {
    case 'single-choice': {
      const { option } = served.key as KindTypes['single-choice']['key']
      return choose(card, 'radio', served, [right ? option : (ids.find((id) => id !== option) ?? '')])
    }
    case 'multiple-choice': {
      const { options } = served.key as KindTypes['multiple-choice']['key']
      const wrong = ids.filter((id) => !options.includes(id))
      return choose(card, 'checkbox', served, right ? options : wrong.length ? wrong : options.slice(1))
    }
    case 'number': {
      const { value } = served.key as KindTypes['number']['key']
      await card.getByRole('spinbutton').fill(String(right ? value : value + 1))
      return
    }
    case 'short-text': {
      const { text } = served.key as KindTypes['short-text']['key']
      await card.getByRole('textbox').fill(right ? text : `${text} no`)
      return
    }
    case 'ordering': {
      const { order } = served.key as KindTypes['ordering']['key']
      return placeInOrder(card, served, right ? order : [...order].reverse())
    }
  }
}
