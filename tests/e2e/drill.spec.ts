import { expect, test } from '@playwright/test'
import { expectAccessible, keepScreenshot, watchConsole } from './support/look'
import { newPerson, signUp } from './support/person'
import { terminal, type } from './support/terminal'

test('a drill: handed in half done, then solved in the terminal, graded by replay', async ({ page }) => {
  const complaints = watchConsole(page)
  await signUp(page, 'en', newPerson('Dora'))
  await page.goto('/en/practice/drills/expose-a-deployment')
  await page.getByRole('button', { name: 'Start the cluster' }).click()

  await type(page, 'kubectl get pods -n shop', 'web-debug')
  await type(page, 'k expose deployment web -n shop --port=80', 'service/web exposed')
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText('Not passed yet')).toBeVisible()
  await keepScreenshot(page, 'drill-not-passed')

  await type(page, 'kubectl delete service web -n shop', 'service "web" deleted')
  await type(
    page,
    'kubectl expose deployment web -n shop --port=80 --target-port=8080',
    'service/web exposed',
  )
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.locator('[data-drill-verdict]')).toContainText('Passed')
  await expectAccessible(page)
  await keepScreenshot(page, 'drill-passed')
  expect(complaints).toEqual([])
})

test('the lab: kubectl in the terminal, the picture follows, undo takes back', async ({ page }) => {
  const complaints = watchConsole(page)
  await page.goto('/en/lab')
  await type(
    page,
    'kubectl create deployment web --image=nginx:1.27 --replicas=3',
    'deployment.apps/web created',
  )
  await page.getByRole('button', { name: 'Settle' }).click()
  await type(page, 'kubectl get deployment web', '3/3')
  await expect(page.getByText('3 Pods running')).toBeVisible()
  await type(page, 'kubectl scale deployment web --replicas=0', 'deployment.apps/web scaled')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await type(page, 'kubectl get deployment web --no-headers', 'web')
  await expect(page.getByText('3 Pods running')).toBeVisible()
  await keepScreenshot(page, 'lab-with-pods')
  expect(complaints).toEqual([])
})

test('the lab: a watch that Ctrl+C ends, a job, a file edited in vi', async ({ page }) => {
  const complaints = watchConsole(page)
  await page.goto('/en/lab')
  await type(page, 'kubectl get nodes -w', 'worker-2')
  await page.keyboard.press('Control+c')
  await type(page, 'echo "code $?"', 'code 130')
  await type(page, 'sleep 500 &', '[1]')
  await type(page, 'jobs', 'Running')
  const make = 'kubectl create deployment web --image=nginx:1.27 --dry-run=client -o yaml'
  await type(page, `${make} > web.yaml; vi web.yaml`, '"web.yaml"')
  await keepScreenshot(page, 'lab-vi')
  await page.keyboard.type('/replicas')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A0')
  await page.keyboard.press('Escape')
  await page.keyboard.type(':wq')
  await page.keyboard.press('Enter')
  await type(page, 'grep replicas web.yaml', 'replicas: 10')
  expect(complaints).toEqual([])
})

test('the lab: a second terminal follows what the first does, and is closed', async ({ page }) => {
  const complaints = watchConsole(page)
  await page.goto('/en/lab')
  await type(page, 'echo ready', 'ready')
  await page.getByRole('button', { name: 'Open another terminal' }).click()
  const [first, second] = [page.getByRole('tabpanel').nth(0), page.getByRole('tabpanel')]
  await expect(page.getByRole('tab', { name: 'Terminal 2' })).toHaveAttribute('aria-selected', 'true')
  await second.getByTestId('lab-terminal').click()
  await expect(second.locator('textarea')).toBeFocused()
  await page.keyboard.type('kubectl get pods -w')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Terminal 1' }).click()
  await first.getByTestId('lab-terminal').click()
  await page.keyboard.type('kubectl run web --image=nginx:1.27')
  await page.keyboard.press('Enter')
  await expect(first).toContainText('pod/web created')
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Terminal 1' }).press('ArrowRight')
  await expect(page.getByRole('tabpanel')).toContainText('ContainerCreating')
  await keepScreenshot(page, 'lab-two-terminals')
  await page.getByRole('button', { name: 'Close terminal 2' }).click()
  await expect(page.getByRole('tab')).toHaveCount(1)
  await expect(page.getByRole('tabpanel')).toContainText('pod/web created')
  expect(complaints).toEqual([])
})

test('the lab: into a container by exec -it, a server there, and out again', async ({ page }) => {
  const complaints = watchConsole(page)
  await page.goto('/en/lab')
  await type(page, 'kubectl run web --image=nginx:1.27', 'pod/web created')
  await type(page, 'kubectl wait --for=condition=Ready pod/web', 'condition met')
  await type(page, 'kubectl exec -it web -- bash', 'root@web:/#')
  await type(page, 'echo hello > /usr/share/nginx/html/index.html; curl -s localhost', 'hello')
  await type(page, 'sleep 300', '')
  await page.keyboard.press('Control+c')
  await type(page, 'echo "code $?"', 'code 130')
  await keepScreenshot(page, 'lab-exec')
  await type(page, 'exit', 'exit')
  await type(page, 'kubectl logs web --tail=1', 'GET / HTTP/1.1')
  expect(complaints).toEqual([])
})

test('the lab: a part that cannot be fetched is said, nothing is lost, and the next try has it', async ({
  page,
}) => {
  let down = true
  let lost = 0
  // What no cluster boots with: known by a text of it.
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch()
    const late = (await response.text()).includes('failed calling webhook')
    if (!late || !down) return route.fulfill({ response })
    lost += 1
    return route.abort()
  })
  await page.goto('/en/lab')
  await type(page, 'kubectl get nodes', 'worker-2')
  await terminal(page).click()
  await page.keyboard.type('kubectl create namespace late')
  await page.keyboard.press('Enter')
  const refusal = page.getByText('A part of the lab could not be loaded')
  await expect(refusal).toBeVisible()
  // The clock goes on meanwhile, and must not wipe it away.
  await page.waitForTimeout(2500)
  await expect(refusal).toBeVisible()
  expect(lost).toBeGreaterThan(0)

  down = false
  await type(page, 'kubectl create namespace late', 'namespace/late created')
  await expect(refusal).toBeHidden()
})

test('a drill begun at base, as in the exam: no kubectl there, the task’s host by ssh', async ({ page }) => {
  const complaints = watchConsole(page)
  await signUp(page, 'ja', newPerson('Emi'))
  await page.goto('/ja/practice/drills/expose-a-deployment')
  await page.getByRole('checkbox', { name: /base/ }).check()
  await page.getByRole('button', { name: 'クラスターを起動する' }).click()
  const command = await page.getByText(/^ssh cka\d{4}$/).innerText()

  await type(page, 'kubectl get pods -n shop', 'kubectl: command not found')
  await type(page, command, `root@${command.slice('ssh '.length)}:~#`)
  await type(page, 'kubectl get pods -n shop', 'web-debug')
  await type(
    page,
    'kubectl expose deployment web -n shop --port=80 --target-port=8080',
    'service/web exposed',
  )
  await expectAccessible(page)
  await keepScreenshot(page, 'drill-from-base')
  await page.getByRole('button', { name: '提出する' }).click()
  await expect(page.locator('[data-drill-verdict]')).toContainText('合格')
  expect(complaints).toEqual([])
})
