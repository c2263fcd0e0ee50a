import { appText } from './app.text.ts'

/** On every screen of an installation that shows invented people only. */
export function DemoStrip() {
  return <p className="demo-strip" role="note">{appText.useText()('demo')}</p>
}
