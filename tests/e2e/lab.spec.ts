import { expect, type Page, test } from '@playwright/test'
import { objectKey } from '@/lib/lab/picture/object-key'
import { packLab } from '@/lib/lab/share'
import { allSituations, situations } from '../why/situations'
import { expectAccessible, keepScreenshot, watchConsole } from './support/look'
import { terminal, type } from './support/terminal'

/** What stands on the screen; beside it lies what was read out. */
const screen = (page: Page) => terminal(page).locator('.xterm-rows')

/** No Pod of web lets anybody in. */
const DENY =
  'echo \'{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"closed"},' +
  '"spec":{"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Ingress"]}}\' | kubectl apply -f -'

/** Where on the map an object of a kind stands. */
const VIEWS: Readonly<Record<string, string>> = {
  Service: 'Network',
  PersistentVolumeClaim: 'Workloads',
  Deployment: 'Workloads',
}

test('the lab: back in time, on from there in another course, and back to the first', async ({ page }) => {
  const complaints = watchConsole(page)
  await page.goto('/en/lab')
  await type(page, 'kubectl create deployment web --image=nginx:1.27 --replicas=2', 'web created')
  await page.getByRole('button', { name: 'Settle' }).click()
  await expect(page.getByText('2 Pods running')).toBeVisible()
  await type(page, 'kubectl delete deployment web', '"web" deleted')
  await page.getByRole('button', { name: 'Settle' }).click()
  await expect(page.getByTestId('lab-summary')).toContainText('Nothing runs yet')

  // The clock stands while one looks back.
  const slider = page.getByRole('slider', { name: 'Moment that is shown' })
  await slider.focus()
  await expect(async () => {
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByTestId('lab-summary')).toContainText('2 Pods running', { timeout: 300 })
  }).toPass()
  await expect(page.getByText(/You see the cluster as it was/)).toBeVisible()
  await expectAccessible(page)
  await keepScreenshot(page, 'lab-in-the-past')
  await page.getByRole('button', { name: 'Go on from here' }).click()
  await expect(page.getByRole('combobox', { name: 'Course' })).toHaveValue('2')
  await expect(screen(page)).not.toContainText('deleted')
  await expect(screen(page)).toContainText('web created')
  await type(page, 'kubectl scale deployment web --replicas=3', 'web scaled')
  await page.getByRole('button', { name: 'Settle' }).click()
  await expect(page.getByText('3 Pods running')).toBeVisible()
  await keepScreenshot(page, 'lab-second-course')

  await page.getByRole('combobox', { name: 'Course' }).selectOption('1')
  await expect(page.getByTestId('lab-summary')).toContainText('Nothing runs yet')
  await expect(screen(page)).toContainText('"web" deleted')
  expect(complaints).toEqual([])
})

test('the lab: what led to an Event, and time until the next change', async ({ page }) => {
  await page.goto('/en/lab')
  await page.getByRole('button', { name: 'Pause the clock' }).click()
  await type(page, 'kubectl create job once --image=busybox -- sleep 20', 'once created')
  await page.getByRole('button', { name: 'Settle' }).click()
  await expect(page.getByText('1 Pod running')).toBeVisible()
  const started = page.getByRole('button', { name: /Started Pod\/once-/ })
  await started.click()
  await expect(page.getByText('kubectl create job once --image=busybox -- sleep 20').last()).toBeVisible()
  await expect(page.getByText('It followed from:')).toBeVisible()
  await page.getByRole('button', { name: 'Next change' }).click()
  await expect(page.getByText('0 Pods running')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText('1 Pod running')).toBeVisible()
  await page.getByRole('button', { name: 'Redo what was undone' }).click()
  await expect(page.getByText('0 Pods running')).toBeVisible()
})

test('why? in ten situations, in a lab that somebody handed on', async ({ page }) => {
  const complaints = watchConsole(page)
  const scenario = { commands: allSituations }
  const packed = await packLab({ scenario, seed: 5, log: { version: 1, entries: [] } })
  await page.goto(`/en/lab#s=${packed}`)
  await expect(page.getByText('Somebody handed you this cluster')).toBeVisible()
  await expect(page.getByTestId('lab-summary')).toContainText('in trouble')
  for (const { object, cause } of situations) {
    const view = VIEWS[object.kind] ?? 'Nodes'
    await page.getByRole('button', { name: view, exact: true }).click()
    const key = objectKey(object)
    const found = object.kind === 'Pod' ? `[data-pod="${object.name}"]` : `[data-object="${key}"]`
    await page.locator(found).first().click()
    await page.getByRole('button', { name: 'Why?' }).click()
    const [about = '', why = ''] = cause.split(': ')
    const last = page.getByTestId('lab-why').locator('ol').first().locator('li').last()
    await expect(last).toContainText(about)
    const field = why.split(' ').at(-1) ?? ''
    if (field) await expect(last).toContainText(field)
    if (object.name === 'probed') await keepScreenshot(page, 'lab-why')
    await page.keyboard.press('Escape')
  }
  expect(complaints).toEqual([])
})

test('the lab: a state is handed on as a link, and is there again after a reload', async ({
  page,
  browser,
}) => {
  await page.goto('/ja/lab?start=single')
  await type(page, 'kubectl create configmap settings --from-literal=color=blue', 'settings created')
  await page.getByRole('button', { name: '共有' }).click()
  const link = await page.getByRole('textbox', { name: 'リンク' }).inputValue()
  await keepScreenshot(page, 'lab-share')
  const visitor = await browser.newContext()
  const other = await visitor.newPage()
  await other.goto(link)
  await expect(other.getByText('共有されたクラスター')).toBeVisible()
  await expect(terminal(other)).toContainText('configmap/settings created')
  await type(other, "kubectl get cm settings -o jsonpath='{.data.color}'", 'blue')
  await type(other, 'kubectl get nodes -o name', 'node/kind-control-plane')
  await visitor.close()

  await page.waitForTimeout(1_200)
  await page.reload()
  await expect(page.getByText('前回の続き')).toBeVisible()
  await expect(terminal(page)).toContainText('configmap/settings created')
})

test('the lab: a link that was cut off is said, and there is a cluster all the same', async ({ page }) => {
  await page.goto('/en/lab#s=AAAA')
  await expect(page.getByText('This link holds no state that can be read')).toBeVisible()
  await type(page, 'kubectl get nodes', 'worker-2')
})

test('why? of a connection, of a request that was refused, and who made it', async ({ page }) => {
  await page.goto('/en/lab')
  await type(page, 'kubectl create deployment web --image=nginx', 'web created')
  await type(page, 'kubectl expose deployment web --port=80', 'web exposed')
  await type(page, 'kubectl run client --image=busybox -- sleep 3600', 'client created')
  await type(page, 'kubectl delete pod client --as=ann', 'cannot delete resource')
  await page.getByRole('button', { name: 'Settle' }).click()
  await expect(page.getByText('2 Pods running')).toBeVisible()

  await page.getByRole('button', { name: 'What was refused?' }).click()
  const refused = page.getByRole('dialog')
  await expect(refused).toContainText('No rule allows it.')
  await expect(refused).toContainText('ann')
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  const reach = page.getByTestId('lab-why').locator('form')
  const ask = async () => {
    await page.getByRole('button', { name: 'Network', exact: true }).click()
    await page.locator('[data-object="Service/default/web"]').first().click()
    await page.getByRole('button', { name: 'Why?' }).click()
    await expect(page.getByTestId('lab-why')).toContainText('Nothing is the matter with it.')
    await expect(page.getByTestId('lab-why')).toContainText('kubectl expose deployment web --port=80')
    await reach.getByLabel('From Pod').selectOption({ label: 'default/client' })
    await reach.getByLabel('Port').fill('80')
    await reach.getByRole('button', { name: 'Try' }).click()
  }
  await ask()
  await expect(reach).toContainText('Yes, it answers.')
  await page.keyboard.press('Escape')
  await type(page, DENY, 'closed created')
  await ask()
  await expect(reach).toContainText('Connection timed out')
  await expect(reach).toContainText('NetworkPolicy default/closed')
  await expectAccessible(page)
  await keepScreenshot(page, 'lab-why-reach')
})
