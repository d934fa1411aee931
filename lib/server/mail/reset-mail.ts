interface MailText {
  subject: string
  text: string
}

const texts: Record<string, (link: string) => MailText> = {
  en: (link) => ({
    subject: 'Set a new Kubekata password',
    text: [
      'Somebody, most likely you, asked to set a new password for your Kubekata account.',
      `Open this link within one hour; it works once:\n\n${link}`,
      'If it was not you, you need not do anything: your password stays as it is.',
    ].join('\n\n'),
  }),
  ja: (link) => ({
    subject: 'Kubekataのパスワード再設定',
    text: [
      'Kubekataアカウントのパスワード再設定を受け付けました。',
      `1時間以内に次のリンクを開いてください。リンクは1回だけ使えます。\n\n${link}`,
      'お心当たりがない場合は、何もする必要はありません。パスワードは変わりません。',
    ].join('\n\n'),
  }),
}

/** The mail with the one-time link, in the reader's language. */
export function resetMail(locale: string, link: string): MailText & { headers: Record<string, string> } {
  const language = locale in texts ? locale : 'en'
  const { subject, text } = texts[language]?.(link) ?? { subject: '', text: link }
  return { subject, text, headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' } }
}
