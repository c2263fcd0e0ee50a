/** The frame of the pages of public statistics: without script, cookie or anything loaded from elsewhere; and the tables as files. */
import { html, Html, type HtmlPart } from '../platform/html.ts'

export type PageLanguage = 'vi' | 'en'

/** Styles within the page, our own typeface and icon, nothing else from anywhere. */
export const pageHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
} as const

const style = `@font-face{font-family:"Source Sans 3";src:url(/public/source-sans-3-vietnamese.woff2) format("woff2-variations");font-weight:200 900;font-display:swap;unicode-range:U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB}
@font-face{font-family:"Source Sans 3";src:url(/public/source-sans-3-latin.woff2) format("woff2-variations");font-weight:200 900;font-display:swap;unicode-range:U+0000-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215}
:root{color-scheme:light;--paper:#F5F4EF;--sheet:#fff;--line:#DAD7CC;--ink:#17211E;--ink3:#59655F;--indigo:#2D4A85;--rail:#12322B;--railink:#E6EFEA;--focus:#1D4ED8}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 "Source Sans 3",system-ui,sans-serif}a{color:var(--indigo)}:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
header.top{background:var(--rail);color:var(--railink)}header.top div{max-width:72rem;margin:0 auto;padding:.7rem 1rem;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;align-items:baseline}header.top b{font-size:1.1rem}header.top nav{margin-left:auto;display:flex;gap:1.2rem}header.top a{color:inherit;min-height:32px}
main{max-width:72rem;margin:0 auto;padding:1.4rem 1rem 3rem}h1{font-size:1.7rem;line-height:1.3;margin:.2rem 0 .5rem;font-weight:600}h2{font-size:1.15rem;margin:1.5rem 0 .3rem}p{margin:.4rem 0;max-width:46rem}.note{color:var(--ink3);font-size:.93rem}
ul.releases{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}ul.releases li{padding:.8rem 0;border-bottom:1px solid var(--line)}
.wide{overflow-x:auto;background:var(--sheet);border:1px solid var(--line);border-radius:6px;margin:.8rem 0}table{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums}th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}th:first-child{text-align:left;white-space:normal;min-width:11rem;font-weight:400}thead th{font-weight:600;vertical-align:bottom}tbody tr.whole *{font-weight:600}tbody tr:last-child>*{border-bottom:0}.withheld{color:var(--ink3);text-decoration:none}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1rem;margin:.4rem 0;max-width:60rem}dt{color:var(--ink3)}dd{margin:0}@media (max-width:560px){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}h1{font-size:1.4rem}th,td{padding:.35rem .45rem}th:first-child{min-width:8rem}}@media print{header.top nav,.noprint{display:none}body{background:#fff}}`

export type Frame = { readonly language: PageLanguage; readonly title: string; readonly body: HtmlPart; readonly otherLanguage: string; readonly demo: boolean }
export function wholePage({ language, title, body, otherLanguage, demo }: Frame): string {
  const vi = language === 'vi'
  return `<!doctype html>\n${html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Hòa Nhập</title><link rel="icon" href="/icon.svg"><style>${new Html(style)}</style></head><body>
<header class="top"><div><b>Hòa Nhập</b><nav><a href="/public${vi ? '' : '?lang=en'}">${vi ? 'Tìm nơi giúp' : 'Find help'}</a><a href="${otherLanguage}" lang="${vi ? 'en' : 'vi'}" hreflang="${vi ? 'en' : 'vi'}">${vi ? 'English' : 'Tiếng Việt'}</a></nav></div></header>
<main><h1>${title}</h1>${demo ? html`<p class="note">${vi ? 'Bản minh họa: mọi con số đều là giả định.' : 'Demonstration: every figure is invented.'}</p>` : null}${body}</main></body></html>`.text}\n`
}
