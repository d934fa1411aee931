import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectFits, keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'
import { terminal, type } from './support/terminal'

const text = (page: Page) => page.getByTestId('lab-editor').locator('.cm-content')

async function showEditor(page: Page): Promise<void> {
  const beside = page.getByRole('group', { name: 'Beside the terminal' })
  await beside.getByRole('button', { name: 'Editor' }).click()
}

/** Begins a file, or opens it. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Files', exact: true }).click()
  await page.getByLabel('Filter, or the name of a new file').fill(name)
  await expect(page.getByRole('list', { name: 'Files' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
}

const problems = (page: Page) => page.getByRole('region', { name: 'What kubectl apply would say' })

test('a drill solved through the editor', async ({ page }) => {
  const complaints = watchConsole(page)
  await signUp(page, 'en', newPerson('Yuki'))
  await page.goto('/en/practice/drills/expose-a-deployment')
  await page.getByRole('button', { name: 'Start the cluster' }).click()
  await type(page, 'kubectl get pods -n shop', 'web-debug')
  await showEditor(page)
  await openFile(page, 'service.yaml')

  await text(page).click()
  await page.keyboard.press('Control+Space')
  await page.getByRole('option', { name: /^apiVersion/ }).click()
  await page.getByRole('option', { name: 'v1', exact: true }).click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('kind: Serv')
  await page.getByRole('option', { name: /^Service\b(?!Account)/ }).click()
  await page.keyboard.press('Enter')
  // Indentation stays from line to line; what closes it goes back by hand.
  await page.keyboard.type('metadata:\n  name: web\nnamespace: shop\n')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('spec:\n  selector: {app: web, tier: front}\nports:\n- port: 80\ntargetPrt: 8080')
  await expect(problems(page)).toContainText('unknown field "spec.ports[0].targetPrt"')
  await keepScreenshot(page, 'editor-problem')

  await problems(page).getByRole('button').click()
  await page.keyboard.type('targetPort')
  await expect(problems(page)).toContainText('service/web created')
  await expect(page.getByRole('region', { name: 'The field at the cursor' })).toContainText(
    'service.spec.ports.targetPort',
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save and apply' }).click()
  await expect(terminal(page)).toContainText('kubectl apply -f service.yaml')
  await expect(terminal(page)).toContainText('service/web created')
  await expect(problems(page)).toContainText('service/web unchanged')
  await keepScreenshot(page, 'editor-applied')

  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.locator('[data-drill-verdict]')).toContainText('Passed')
  expect(complaints).toEqual([])
})

test('kubectl edit opened in the editor, with the keys of Vim', async ({ page }) => {
  const complaints = watchConsole(page)
  await page.goto('/en/lab')
  await type(page, 'kubectl create deployment web --image=nginx:1.27', 'deployment.apps/web created')
  await showEditor(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: /Vim/ }).check()
  await page.getByRole('checkbox', { name: 'Open editors here' }).check()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await type(page, 'kubectl edit deployment web', 'Please edit the object below')
  await expect(page.getByText('vi has this file open in terminal 1.')).toBeVisible()
  await expect(page.getByText('--NORMAL--')).toBeVisible()
  await text(page).click()
  await page.keyboard.type('/replicas')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A0')
  await page.keyboard.press('Escape')
  await expect(problems(page)).toContainText('deployment.apps/web edited')
  await keepScreenshot(page, 'editor-vim')
  await page.keyboard.type(':wq')
  await page.keyboard.press('Enter')
  await expect(terminal(page)).toContainText('deployment.apps/web edited')
  await expect(page.getByText('No file is open.')).toBeVisible()
  await type(page, 'kubectl get deployment web -o jsonpath={.spec.replicas}; echo', '10')
  expect(complaints).toEqual([])
})

test('on a phone: a file of the machine changed, its changes read, closed unsaved, renamed and deleted', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const complaints = watchConsole(page)
  await page.goto('/en/lab')
  await type(page, 'kubectl create configmap a --dry-run=client -o yaml > a.yaml; ls', 'a.yaml')
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Editor' }).click()
  await openFile(page, 'a.yaml')
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('data: {名前: 値}')
  await expect(problems(page)).toContainText('Invalid value: "名前"')
  await page.getByRole('button', { name: 'Changes' }).click()
  await expect(page.getByRole('region', { name: 'Changes since it was saved' })).toContainText(
    'added: + data: {名前: 値}',
  )
  await expectFits(page)
  await expectAccessible(page)
  await keepScreenshot(page, 'editor-phone')
  await page.getByRole('button', { name: 'Close a.yaml' }).click()
  await page.getByRole('button', { name: 'Discard the changes' }).click()
  await expect(page.getByText('No file is open.')).toBeVisible()

  await openFile(page, 'a.yaml')
  await page.getByRole('tab', { name: 'a.yaml' }).press('F2')
  const dialog = page.getByRole('dialog')
  await page.getByLabel('New name').fill('/root')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('/root/a.yaml could not be renamed: File exists')
  await expectAccessible(page)
  await keepScreenshot(page, 'editor-rename')
  await page.getByLabel('New name').fill('b.yaml')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'b.yaml' })).toHaveAttribute('aria-selected', 'true')
  await expect(text(page)).toContainText('kind: ConfigMap')
  await page.getByRole('button', { name: 'Delete b.yaml' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No file is open.')).toBeVisible()
  expect(complaints).toEqual([])
})
