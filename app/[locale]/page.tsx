import { Page } from '@/components/layout/page'

export default function Home() {
  return <Page title="Kubekata">{null}</Page>
}
